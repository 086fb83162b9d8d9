package elchi.template;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What stands in the gaps of a part that was rendered once for many readers.
 */
public final class Gaps {

	private final List<Gap> gaps;

	Gaps(List<Gap> gaps) {
		this.gaps = List.copyOf(gaps);
	}

	/**
	 * The gaps' texts for one reader, in their order.
	 * @param values the values of the holes by their numbers
	 */
	public List<String> fill(List<String> values) {
		return this.gaps.stream().map((gap) -> gap.filled(values)).toList();
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
