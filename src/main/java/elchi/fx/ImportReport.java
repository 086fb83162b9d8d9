package elchi.fx;

import java.util.List;

/**
 * What became of the rows of an imported file.
 *
 * @param read rows read, the header aside
 * @param taken rows that are now in the store and were not before
 * @param known rows that were there already
 * @param bad rows that were left out
 */
public record ImportReport(long read, long taken, long known, List<BadRow> bad) {

	public ImportReport {
		bad = List.copyOf(bad);
	}

	/**
	 * A row that was left out.
	 *
	 * @param row its number in the file; the header is 1
	 * @param reason what is wrong with it
	 */
	public record BadRow(long row, String reason) {
	}

}
