package elchi.subscription;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import elchi.subscription.ImportReport.Finding;

/**
 * Counts while a file is read.
 */
final class ImportTally {

	private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);

	private final List<Finding> findings = new ArrayList<>();

	void count(Fate fate) {
		this.counts.merge(fate, 1L, Long::sum);
	}

	void count(Fate fate, long row, String reason) {
		count(fate);
		note(row, reason);
	}

	void note(long row, String reason) {
		if (this.findings.size() < SubscriberImport.MOST_FINDINGS) {
			this.findings.add(new Finding(row, reason));
		}
	}

	/**
	 * Takes over what was counted apart.
	 */
	void add(ImportTally part) {
		part.counts.forEach((fate, count) -> this.counts.merge(fate, count, Long::sum));
		part.findings.forEach((finding) -> note(finding.row(), finding.reason()));
	}

	/**
	 * How many rows have changed something.
	 */
	long changes() {
		return of(Fate.ADDED) + of(Fate.UPDATED) + of(Fate.SUPPRESSED);
	}

	ImportReport report() {
		long rows = this.counts.values().stream().mapToLong(Long::longValue).sum();
		return new ImportReport(rows, of(Fate.ADDED), of(Fate.UPDATED), of(Fate.SUPPRESSED), of(Fate.UNCHANGED),
				of(Fate.REPEATED), of(Fate.UNKNOWN), of(Fate.KEPT_OUT), of(Fate.BAD), this.findings);
	}

	private long of(Fate fate) {
		return this.counts.getOrDefault(fate, 0L);
	}

	/**
	 * What becomes of a row; each has one.
	 */
	enum Fate {

		ADDED, UPDATED, SUPPRESSED, UNCHANGED, REPEATED, UNKNOWN, KEPT_OUT, BAD

	}

}
