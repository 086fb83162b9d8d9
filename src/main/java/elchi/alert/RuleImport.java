package elchi.alert;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import elchi.alert.RuleImportReport.Finding;
import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes rules from a CSV file in UTF-8. Good rows are taken and bad ones reported; a row
 * that says what an active rule of its owner says already is no second rule. Rows are
 * written some hundreds at a time, in flat memory: a run that is cut off can simply be
 * repeated.
 */
public class RuleImport {

	private static final Logger log = LoggerFactory.getLogger(RuleImport.class);

	private static final String HOW = "import";

	private static final int ROWS_TOGETHER = 500;

	private final AlertRules rules;

	private final TransactionTemplate transaction;

	RuleImport(AlertRules rules, TransactionTemplate transaction) {
		this.rules = rules;
		this.transaction = transaction;
	}

	/**
	 * Takes what the file holds.
	 * @throws IllegalArgumentException if the header is wrong; nothing is taken then
	 */
	public RuleImportReport run(InputStream csv) {
		RuleImportReport report = new Taking(false).read(csv);
		log.info("Imported rules rows={} added={} known={} bad={}", report.rows(), report.added(), report.known(),
				report.bad());
		return report;
	}

	/**
	 * Tells what {@link #run} would do. A new rule that stands in the file twice counts
	 * as new each time.
	 */
	public RuleImportReport dryRun(InputStream csv) {
		return new Taking(true).read(csv);
	}

	/**
	 * One reading of one file.
	 */
	private final class Taking {

		private final boolean dry;

		private final RuleSaving saving = RuleImport.this.rules.saving();

		private final List<RuleFile.Row> together = new ArrayList<>();

		private final List<Finding> findings = new ArrayList<>();

		private @Nullable Subscriber owner;

		private long rows;

		private long added;

		private long known;

		private long bad;

		Taking(boolean dry) {
			this.dry = dry;
		}

		RuleImportReport read(InputStream csv) {
			RuleFile.read(csv, (row) -> {
				this.together.add(row);
				if (this.together.size() == ROWS_TOGETHER) {
					take();
				}
			});
			take();
			return new RuleImportReport(this.rows, this.added, this.known, this.bad, this.findings);
		}

		private void take() {
			RuleImport.this.transaction.executeWithoutResult((status) -> this.together.forEach(this::take));
			this.together.clear();
		}

		private void take(RuleFile.Row row) {
			this.rows++;
			try {
				store(row);
			}
			catch (IllegalArgumentException ex) {
				bad(row, String.valueOf(ex.getMessage()));
			}
			catch (RuleRefusedException ex) {
				bad(row, ex.getMessage());
			}
		}

		private void store(RuleFile.Row row) {
			if (!row.broken().isEmpty()) {
				throw new IllegalArgumentException(row.broken());
			}
			Subscriber subscriber = owner(row);
			ThresholdRule rule = RuleText.read(row.words());
			if (this.saving.isKnown(subscriber.id(), rule)) {
				this.known++;
				return;
			}
			List<String> against = this.saving.findings(subscriber, rule);
			if (!against.isEmpty()) {
				throw new RuleRefusedException(against);
			}
			if (!this.dry) {
				this.saving.insert(subscriber, rule, HOW);
			}
			this.added++;
		}

		/**
		 * An owner's rules mostly stand together.
		 */
		private Subscriber owner(RuleFile.Row row) {
			EmailAddress address = EmailAddress.parse(row.email());
			if (this.owner == null || !this.owner.address().equals(address)) {
				this.owner = this.saving.owner(address)
					.orElseThrow(() -> new IllegalArgumentException(
							"There is no subscriber '%s'; a rule needs an owner who confirmed their address"
								.formatted(address)));
			}
			return this.owner;
		}

		private void bad(RuleFile.Row row, @Nullable String reason) {
			this.bad++;
			if (this.findings.size() < RuleImportReport.MOST_FINDINGS) {
				this.findings.add(new Finding(row.number(), String.valueOf(reason)));
			}
		}

	}

}
