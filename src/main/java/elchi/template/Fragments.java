package elchi.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A part of a message that was rendered once for many readers: text, a gap, text. A value
 * is put in as the template engine would have put it: escaped where it escapes, and its
 * paragraph folded.
 */
public final class Fragments {

	private final List<String> literals;

	private final List<Gap> gaps;

	Fragments(List<String> literals, List<Gap> gaps) {
		this.literals = List.copyOf(literals);
		this.gaps = List.copyOf(gaps);
	}

	/**
	 * What all readers get: one more than there are gaps, and empty where two gaps meet.
	 */
	public List<String> literals() {
		return this.literals;
	}

	/**
	 * What stands in the gaps for one reader.
	 * @param values the values of the holes by their numbers
	 */
	public List<String> gaps(List<String> values) {
		List<String> filled = new ArrayList<>(this.gaps.size());
		for (Gap gap : this.gaps) {
			filled.add(gap.filled(values));
		}
		return filled;
	}

	/**
	 * The whole part for one reader.
	 * @param values the values of the holes by their numbers
	 */
	public String fill(List<String> values) {
		StringBuilder whole = new StringBuilder(this.literals.get(0));
		for (int i = 0; i < this.gaps.size(); i++) {
			whole.append(this.gaps.get(i).filled(values)).append(this.literals.get(i + 1));
		}
		return whole.toString();
	}

	/**
	 * A place that differs from reader to reader.
	 */
	interface Gap {

		String filled(List<String> values);

	}

	/**
	 * One value.
	 *
	 * @param number its hole
	 * @param escape what the engine does to it at that place
	 */
	record Value(int number, UnaryOperator<String> escape) implements Gap {

		@Override
		public String filled(List<String> values) {
			return this.escape.apply(values.get(this.number));
		}

	}

	/**
	 * A paragraph that is folded as a whole.
	 *
	 * @param paragraph the paragraph
	 * @param fold folds it
	 */
	record Folded(Fragments paragraph, UnaryOperator<String> fold) implements Gap {

		@Override
		public String filled(List<String> values) {
			return this.fold.apply(this.paragraph.fill(values));
		}

	}

}
