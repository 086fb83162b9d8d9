package elchi.subscription;

import java.util.ArrayList;
import java.util.List;

import elchi.subscription.ImportReport.Finding;

/**
 * Counts while a file is read.
 */
final class ImportTally {

	private final int mostFindings;

	private final List<Finding> findings = new ArrayList<>();

	private long rows;

	private long added;

	private long updated;

	private long unchanged;

	private long keptOut;

	private long bad;

	ImportTally(int mostFindings) {
		this.mostFindings = mostFindings;
	}

	void added() {
		this.rows++;
		this.added++;
	}

	void updated() {
		this.rows++;
		this.updated++;
	}

	void unchanged() {
		this.rows++;
		this.unchanged++;
	}

	void keptOut(long row, String reason) {
		this.rows++;
		this.keptOut++;
		note(row, reason);
	}

	void bad(long row, String reason) {
		this.rows++;
		this.bad++;
		note(row, reason);
	}

	void note(long row, String reason) {
		if (this.findings.size() < this.mostFindings) {
			this.findings.add(new Finding(row, reason));
		}
	}

	ImportReport report() {
		return new ImportReport(this.rows, this.added, this.updated, this.unchanged, this.keptOut, this.bad,
				this.findings);
	}

}
