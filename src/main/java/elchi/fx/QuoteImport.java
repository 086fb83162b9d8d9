package elchi.fx;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import elchi.fx.ImportReport.BadRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports quotes from CSV: {@code date,pair,rate,source}, optionally {@code nominal} and
 * {@code known_at}. Good rows are taken, bad ones reported; taking a file twice changes
 * nothing. An import is history: it publishes no event.
 */
public class QuoteImport {

	private static final Logger logger = LoggerFactory.getLogger(QuoteImport.class);

	private static final int ROWS_AT_ONCE = 500;

	private final Quotes quotes;

	private final TransactionTemplate transaction;

	private final Clock clock;

	QuoteImport(Quotes quotes, PlatformTransactionManager transactionManager, Clock clock) {
		this.quotes = quotes;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/**
	 * Reads the file to its end, {@value #ROWS_AT_ONCE} rows to a transaction.
	 * @throws IllegalArgumentException if a column is unknown or missing, or the file is
	 * no CSV; rows before the fault stay taken
	 */
	public ImportReport take(Reader file) {
		ImportReport report = read(file, (status) -> {
		});
		logger.info("Imported quotes read={} taken={} known={} bad={}", report.read(), report.taken(), report.known(),
				report.bad().size());
		return report;
	}

	/**
	 * Says what {@link #take} would do, and changes nothing.
	 */
	public ImportReport rehearse(Reader file) {
		return read(file, TransactionStatus::setRollbackOnly);
	}

	private ImportReport read(Reader file, Consumer<TransactionStatus> ending) {
		Rows rows = new Rows(ending);
		List<BadRow> bad = new ArrayList<>();
		try (QuoteCsv csv = new QuoteCsv(file)) {
			long read = csv.forEach(rows::add, bad::add);
			rows.flush();
			return new ImportReport(read, rows.taken, read - rows.taken - bad.size(), bad);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the file of quotes", ex);
		}
	}

	/**
	 * Rows that wait for their transaction.
	 */
	private final class Rows {

		private final List<PrintedRate> waiting = new ArrayList<>();

		private final Consumer<TransactionStatus> ending;

		private long taken;

		private Rows(Consumer<TransactionStatus> ending) {
			this.ending = ending;
		}

		private void add(PrintedRate rate) {
			this.waiting.add(rate);
			if (this.waiting.size() == ROWS_AT_ONCE) {
				flush();
			}
		}

		private void flush() {
			if (this.waiting.isEmpty()) {
				return;
			}
			QuoteImport.this.transaction.executeWithoutResult((status) -> {
				Instant now = QuoteImport.this.clock.instant();
				this.taken += QuoteImport.this.quotes.record(this.waiting, null, now, now).size();
				this.ending.accept(status);
			});
			this.waiting.clear();
		}

	}

}
