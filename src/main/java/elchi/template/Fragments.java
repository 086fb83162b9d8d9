package elchi.template;

import java.util.List;

/**
 * A part of a message that was rendered once for many readers: text, a gap, text. A value
 * is put in as the template engine would have put it: escaped where it escapes, and its
 * paragraph folded.
 *
 * @param literals what all readers get: one more than there are gaps, and empty where two
 * gaps meet
 * @param gaps what differs
 */
public record Fragments(List<String> literals, Gaps gaps) {

	public Fragments {
		literals = List.copyOf(literals);
	}

	/**
	 * The whole part for one reader.
	 * @param values the values of the holes by their numbers
	 */
	public String fill(List<String> values) {
		StringBuilder whole = new StringBuilder(this.literals.get(0));
		List<String> texts = this.gaps.fill(values);
		for (int i = 0; i < texts.size(); i++) {
			whole.append(texts.get(i)).append(this.literals.get(i + 1));
		}
		return whole.toString();
	}

}
