package elchi.fx;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the known word that a misspelt one was meant for.
 */
final class Spelling {

	private Spelling() {
	}

	static Optional<String> nearest(String word, Collection<String> known) {
		return known.stream()
			.filter((candidate) -> distance(word, candidate) <= Math.max(1, candidate.length() / 2))
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)));
	}

	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int change = (one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1;
				int best = Math.min(diagonal + change, Math.min(row[j], row[j - 1]) + 1);
				diagonal = row[j];
				row[j] = best;
			}
		}
		return row[other.length()];
	}

}
