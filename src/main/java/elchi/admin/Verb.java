package elchi.admin;

/**
 * How one kind of act is planned and done.
 *
 * @param <A> the kind of act
 */
interface Verb<A extends Act> {

	/**
	 * The kind of act.
	 */
	Class<A> act();

	/**
	 * Looks ahead and changes nothing.
	 * @throws IllegalArgumentException if the act speaks of something that does not exist
	 */
	Plan plan(A act);

	/**
	 * Does it, in the caller's transaction; what cannot be done is thrown, and nothing of
	 * it stays.
	 * @throws IllegalArgumentException if the act speaks of something that does not exist
	 * @throws IllegalStateException if it cannot be done as things stand
	 */
	Outcome.Done perform(A act, Order order);

}
