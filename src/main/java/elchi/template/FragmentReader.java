package elchi.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import elchi.template.Gaps.Folded;
import elchi.template.Gaps.Gap;
import elchi.template.Gaps.Value;

/**
 * Reads what was rendered with the marks of holes in it.
 */
final class FragmentReader {

	private final String rendered;

	private final UnaryOperator<String> escape;

	private final String escapedProbe;

	private final int holes;

	private final UnaryOperator<String> fold;

	/**
	 * Creates it for one part of a message.
	 * @param escape what the engine does to a value, except where it is told not to
	 * @param holes how many holes there are
	 * @param fold what {@link Hole#around} was given
	 */
	FragmentReader(String rendered, UnaryOperator<String> escape, int holes, UnaryOperator<String> fold) {
		this.rendered = rendered;
		this.escape = escape;
		this.escapedProbe = escape.apply(Hole.PROBE);
		this.holes = holes;
		this.fold = fold;
	}

	/**
	 * The fragments.
	 * @throws IllegalArgumentException if a mark is not as it was given
	 */
	Fragments read() {
		return read(0, this.rendered.length(), true);
	}

	private Fragments read(int from, int to, boolean folds) {
		List<String> literals = new ArrayList<>();
		List<Gap> gaps = new ArrayList<>();
		int start = from;
		for (int i = from; i < to; i++) {
			char c = this.rendered.charAt(i);
			if (c < Hole.OPEN || c > Hole.UNFOLD) {
				continue;
			}
			boolean paragraph = folds && c == Hole.FOLD;
			int end = this.rendered.indexOf(paragraph ? Hole.UNFOLD : Hole.CLOSE, i);
			if (end < 0 || end >= to || (c != Hole.OPEN && !paragraph)) {
				throw new IllegalArgumentException("The mark of a hole was changed");
			}
			literals.add(this.rendered.substring(start, i));
			gaps.add(paragraph ? new Folded(read(i + 1, end, false), this.fold) : value(i, end));
			start = end + 1;
			i = end;
		}
		literals.add(this.rendered.substring(start, to));
		return new Fragments(literals, new Gaps(gaps));
	}

	private Value value(int open, int close) {
		int number = this.rendered.charAt(open + 1) - Hole.FIRST;
		String probe = this.rendered.substring(open + 2, Math.max(open + 2, close));
		if (number < 0 || number >= this.holes) {
			throw new IllegalArgumentException("The mark of a hole was changed");
		}
		if (probe.equals(this.escapedProbe)) {
			return new Value(number, this.escape);
		}
		if (probe.equals(Hole.PROBE)) {
			return new Value(number, UnaryOperator.identity());
		}
		throw new IllegalArgumentException("The mark of a hole was changed");
	}

}
