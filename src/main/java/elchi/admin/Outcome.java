package elchi.admin;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param key the order's key
 * @param verb the verb
 * @param object to what
 * @param sentence what was done, in words
 * @param count how many deliveries or readers it concerned
 * @param ticket receipt for the run that was asked for; null if none was
 * @param repeated whether it was done before under the same key, and not now
 */
public record Outcome(String key, String verb, String object, String sentence, long count, @Nullable String ticket,
		boolean repeated) {

	static Outcome of(Act act, Order order, Done done) {
		return new Outcome(order.key(), act.verb(), act.object(), done.sentence(), done.count(), done.ticket(), false);
	}

	/**
	 * What a verb has to say of its work.
	 *
	 * @param sentence what was done, in words
	 * @param count how many deliveries or readers it concerned
	 * @param ticket receipt for the run that was asked for
	 */
	record Done(String sentence, long count, @Nullable String ticket) {

		Done(String sentence, long count) {
			this(sentence, count, null);
		}

	}

}
