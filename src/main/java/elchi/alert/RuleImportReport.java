package elchi.alert;

import java.util.List;

/**
 * What became of a file's rows. Each row is counted once.
 *
 * @param rows rows read, the header not counted
 * @param added rules that are new
 * @param known rows that say what an active rule of the owner says already
 * @param bad rows that could not be used
 * @param findings what is wrong with the first fifty bad rows
 */
public record RuleImportReport(long rows, long added, long known, long bad, List<Finding> findings) {

	/** How many bad rows are named. */
	static final int MOST_FINDINGS = 50;

	public RuleImportReport {
		findings = List.copyOf(findings);
	}

	/**
	 * What is wrong with one row.
	 *
	 * @param row number of the row as a spreadsheet counts it: the header is row 1
	 * @param reason everything that is wrong, in sentences
	 */
	public record Finding(long row, String reason) {
	}

}
