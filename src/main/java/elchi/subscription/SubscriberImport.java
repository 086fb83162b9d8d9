package elchi.subscription;

import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes subscribers from a CSV file in UTF-8. Good rows are taken and bad ones reported;
 * known addresses are updated; suppressed and erased people stay out, and who left a list
 * is not brought back to it. Rows are written a thousand at a time, each thousand in a
 * transaction of its own: a run that is cut off can simply be repeated.
 */
public class SubscriberImport {

	/** How many findings a report lists at most. */
	public static final int MOST_FINDINGS = 50;

	private static final Logger log = LoggerFactory.getLogger(SubscriberImport.class);

	private static final int ROWS_TOGETHER = 1000;

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
	public ImportReport run(InputStream csv, ImportMode mode) {
		GrownTables grown = new GrownTables(this.jdbc.getJdbcOperations());
		ImportReport report = read(csv, mode, ImportBatch::write, grown::to);
		log.info(
				"Imported subscribers mode={} rows={} added={} updated={} suppressed={} unchanged={} repeated={} unknown={} kept-out={} bad={}",
				Choices.print(mode), report.rows(), report.added(), report.updated(), report.suppressed(),
				report.unchanged(), report.repeated(), report.unknown(), report.keptOut(), report.bad());
		return report;
	}

	/**
	 * Takes what the file holds: adds people and changes known ones.
	 */
	public ImportReport run(InputStream csv) {
		return run(csv, ImportMode.SUBSCRIBE);
	}

	/**
	 * Tells what {@link #run} would do, with the same counts.
	 */
	public ImportReport dryRun(InputStream csv, ImportMode mode) {
		return read(csv, mode, (batch) -> {
		}, (changes) -> {
		});
	}

	private ImportReport read(InputStream csv, ImportMode mode, Consumer<ImportBatch> writing, LongConsumer written) {
		ImportTally tally = new ImportTally();
		SeenAddresses seen = new SeenAddresses();
		Map<AddressHash, ImportRow> together = new LinkedHashMap<>();
		Runnable taking = () -> {
			tally.add(take(together, mode, writing));
			together.clear();
			written.accept(tally.changes());
		};
		new ImportFile(mode, this.clock.instant(), tally).read(csv, (row) -> {
			if (together.size() == ROWS_TOGETHER || together.containsKey(row.hash())) {
				taking.run();
			}
			together.put(row.hash(), seen.add(row.hash()) ? row : row.again());
		});
		taking.run();
		return tally.report();
	}

	/**
	 * Takes some rows; decides anew if one of them came in by another way meanwhile.
	 */
	private ImportTally take(Map<AddressHash, ImportRow> together, ImportMode mode, Consumer<ImportBatch> writing) {
		if (together.isEmpty()) {
			return new ImportTally();
		}
		try {
			return decide(together, mode, writing);
		}
		catch (DuplicateKeyException ex) {
			log.debug("rows became known meanwhile", ex);
			return decide(together, mode, writing);
		}
	}

	private ImportTally decide(Map<AddressHash, ImportRow> together, ImportMode mode, Consumer<ImportBatch> writing) {
		ImportTally tally = new ImportTally();
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		this.transaction.executeWithoutResult((status) -> {
			Map<AddressHash, Subscriber> known = this.rows.byHash(together.keySet());
			ImportBatch batch = new ImportBatch(this.jdbc, now);
			ImportVerdicts verdicts = new ImportVerdicts(mode, batch, tally);
			together.forEach((hash, row) -> verdicts.decide(row, known.get(hash)));
			writing.accept(batch);
		});
		return tally;
	}

}
