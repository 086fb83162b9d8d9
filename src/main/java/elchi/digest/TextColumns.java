package elchi.digest;

import java.util.ArrayList;
import java.util.List;

import elchi.digest.DigestView.Row;

/**
 * The FX table of the text part: names to the left, figures to the right, aligned with
 * spaces.
 */
final class TextColumns {

	private final Words words;

	TextColumns(Words words) {
		this.words = words;
	}

	/**
	 * A line for the headings, then one for each row.
	 */
	List<String> lines(List<Row> rows) {
		List<List<String>> cells = new ArrayList<>();
		cells.add(List.of(this.words.text("text.currency"), "", this.words.text("text.close"),
				this.words.text("text.week"), "", this.words.text("text.four-weeks"), this.words.text("text.unit")));
		rows.forEach((row) -> cells.add(List.of(row.name(), row.code(), row.close(), row.change(), row.trendWord(),
				row.fourWeeks(), row.unit())));
		int[] widths = new int[7];
		cells.forEach((line) -> widen(widths, line));
		return cells.stream().map((line) -> line(line, widths)).toList();
	}

	private static void widen(int[] widths, List<String> line) {
		for (int column = 0; column < widths.length; column++) {
			widths[column] = Math.max(widths[column], line.get(column).length());
		}
	}

	private static String line(List<String> cells, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int column = 0; column < widths.length; column++) {
			String cell = cells.get(column);
			String space = " ".repeat(widths[column] - cell.length());
			line.append((column == 0) ? "" : gap(column));
			line.append(leftAligned(column) ? cell + space : space + cell);
		}
		return line.toString().stripTrailing();
	}

	private static String gap(int column) {
		return (column == 1 || column == 4) ? " " : "  ";
	}

	private static boolean leftAligned(int column) {
		return column < 2 || column == 4;
	}

}
