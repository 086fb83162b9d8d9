package elchi.subscription;

import java.util.List;

/**
 * What became of a file's rows. Each row is counted once.
 *
 * @param rows rows read, the header not counted
 * @param added addresses that were new
 * @param updated known addresses that changed
 * @param suppressed addresses to which nothing is sent any more
 * @param unchanged known addresses that were like this already
 * @param repeated rows about an address that stands in an earlier row
 * @param unknown addresses that were new and not wanted
 * @param keptOut rows of suppressed and erased people, who stay out
 * @param bad rows that could not be used
 * @param findings the first things worth knowing about single rows
 */
public record ImportReport(long rows, long added, long updated, long suppressed, long unchanged, long repeated,
		long unknown, long keptOut, long bad, List<Finding> findings) {

	public ImportReport {
		findings = List.copyOf(findings);
	}

	/**
	 * Something worth knowing about one row.
	 *
	 * @param row number of the row as a spreadsheet counts it: the header is row 1
	 * @param reason what is the matter, in one sentence
	 */
	public record Finding(long row, String reason) {
	}

}
