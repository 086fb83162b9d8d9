package elchi.subscription;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes subscribers from a CSV file in UTF-8. Good rows are taken and bad ones reported;
 * known addresses are updated; suppressed and erased people stay out, and who left a list
 * is not brought back to it. Rows are written some hundreds at a time, in flat memory: a
 * run that is cut off can simply be repeated.
 */
public class SubscriberImport {

	/** How many findings a report lists at most. */
	public static final int MOST_FINDINGS = 50;

	private static final Logger log = LoggerFactory.getLogger(SubscriberImport.class);

	private static final int ROWS_TOGETHER = 500;

	private final NamedParameterJdbcTemplate jdbc;

	private final SubscriberRows rows;

	private final TransactionTemplate transaction;

	private final Clock clock;

	SubscriberImport(NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactionManager, Clock clock) {
		this.jdbc = jdbc;
		this.rows = new SubscriberRows(JdbcClient.create(jdbc));
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/**
	 * Takes what the file holds.
	 * @throws IllegalArgumentException if the header is wrong; nothing is taken then
	 */
	public ImportReport run(InputStream csv) {
		ImportReport report = read(csv, ImportBatch::write);
		log.info("Imported subscribers rows={} added={} updated={} unchanged={} kept-out={} bad={}", report.rows(),
				report.added(), report.updated(), report.unchanged(), report.keptOut(), report.bad());
		return report;
	}

	/**
	 * Tells what {@link #run} would do. A new address that stands in the file twice
	 * counts as new each time.
	 */
	public ImportReport dryRun(InputStream csv) {
		return read(csv, (batch) -> {
		});
	}

	private ImportReport read(InputStream csv, Consumer<ImportBatch> writing) {
		Instant now = this.clock.instant();
		ImportTally tally = new ImportTally(MOST_FINDINGS);
		Map<AddressHash, ImportRow> together = new LinkedHashMap<>();
		new ImportFile(now, tally).read(csv, (row) -> {
			if (together.size() == ROWS_TOGETHER || together.containsKey(row.hash())) {
				take(together, tally, now, writing);
			}
			together.put(row.hash(), row);
		});
		take(together, tally, now, writing);
		return tally.report();
	}

	private void take(Map<AddressHash, ImportRow> together, ImportTally tally, Instant now,
			Consumer<ImportBatch> writing) {
		if (together.isEmpty()) {
			return;
		}
		this.transaction.executeWithoutResult((status) -> {
			Map<AddressHash, Subscriber> known = this.rows.byHash(together.keySet());
			ImportBatch batch = new ImportBatch(this.jdbc, now.atOffset(ZoneOffset.UTC));
			together.forEach((hash, row) -> sort(row, known.get(hash), batch, tally));
			writing.accept(batch);
		});
		together.clear();
	}

	private static void sort(ImportRow row, @Nullable Subscriber known, ImportBatch batch, ImportTally tally) {
		if (known == null) {
			batch.add(row);
			tally.added();
		}
		else if (known.status() == SubscriberStatus.ERASED) {
			tally.keptOut(row.number(), "Erased; only the person can return");
		}
		else if (known.status() == SubscriberStatus.SUPPRESSED) {
			suppressed(row, known, tally);
		}
		else {
			change(ImportChange.of(row, known), batch, tally);
		}
	}

	private static void suppressed(ImportRow row, Subscriber known, ImportTally tally) {
		if (row.status() == SubscriberStatus.SUPPRESSED) {
			tally.unchanged();
			return;
		}
		tally.keptOut(row.number(), "Suppressed (%s); that has to be lifted first".formatted(known.suppressedFor()));
	}

	private static void change(ImportChange change, ImportBatch batch, ImportTally tally) {
		change.refused()
			.forEach((left) -> tally.note(change.row().number(), "Left the list '%s' on %s and stays out of it"
				.formatted(left.list(), left.changedAt().atOffset(ZoneOffset.UTC).toLocalDate())));
		if (change.isNothing()) {
			tally.unchanged();
			return;
		}
		batch.update(change);
		tally.updated();
	}

}
