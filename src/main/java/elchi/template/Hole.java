package elchi.template;

import java.util.function.UnaryOperator;

/**
 * A place in a message for a value that differs from reader to reader. What {@link #mark}
 * returns stands in the view where the value would; {@link Templates#prepareMessage}
 * renders it once, and {@link Fragments} holds what lies between.
 */
public final class Hole {

	/** Private characters, one for each end, that the engine prints as they are. */
	static final char OPEN = '\uE010';

	static final char CLOSE = '\uE011';

	static final char FOLD = '\uE012';

	static final char UNFOLD = '\uE013';

	/** Stands for hole 0; the following characters for the following holes. */
	static final char FIRST = '\uE020';

	/** How many holes a message can have. */
	static final int MOST = 64;

	/** Tells afterwards whether the engine escaped at that place. */
	static final String PROBE = "&";

	private Hole() {
	}

	/**
	 * The mark of a hole.
	 * @param number from 0, the value's place in what {@link Fragments#fill} is given
	 */
	public static String mark(int number) {
		if (number < 0 || number >= MOST) {
			throw new IllegalArgumentException("Hole %d is not one of 0 to %d".formatted(number, MOST - 1));
		}
		return "" + OPEN + (char) (FIRST + number) + PROBE + CLOSE;
	}

	/**
	 * Leaves a paragraph with a hole as it is, to be folded when its value is known, and
	 * folds any other at once.
	 */
	public static UnaryOperator<String> around(UnaryOperator<String> fold) {
		return (text) -> (text.indexOf(OPEN) < 0) ? fold.apply(text) : FOLD + text + UNFOLD;
	}

}
