package elchi.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known word that somebody probably meant.
 */
public final class Suggestion {

	private Suggestion() {
	}

	/**
	 * The end of a finding: the nearest known word if one is near, otherwise all of them.
	 */
	public static String among(String word, Collection<String> known) {
		return nearest(word, known).map("Did you mean '%s'?"::formatted)
			.orElseGet(() -> known.isEmpty() ? "None is known." : "Allowed: %s.".formatted(String.join(", ", known)));
	}

	/**
	 * The nearest known word, if one is near.
	 */
	public static Optional<String> nearest(String word, Collection<String> known) {
		int reach = (word.length() < 3) ? 1 : Math.max(2, Math.min(3, word.length() / 3));
		return known.stream()
			.min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
				.thenComparing(Comparator.naturalOrder()))
			.filter((candidate) -> distance(word, candidate) <= reach);
	}

	/**
	 * The number of letters to insert, remove or replace, whatever their case; a swap of
	 * neighbours is two.
	 */
	private static int distance(String first, String second) {
		String from = first.toLowerCase(Locale.ROOT);
		String to = second.toLowerCase(Locale.ROOT);
		int[] row = new int[to.length() + 1];
		for (int column = 0; column <= to.length(); column++) {
			row[column] = column;
		}
		for (int line = 1; line <= from.length(); line++) {
			int diagonal = row[0];
			row[0] = line;
			for (int column = 1; column <= to.length(); column++) {
				int replaced = diagonal + ((from.charAt(line - 1) == to.charAt(column - 1)) ? 0 : 1);
				diagonal = row[column];
				row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
			}
		}
		return row[to.length()];
	}

}
