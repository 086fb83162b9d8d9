package elchi.delivery;

/**
 * How far a mailing has come at the moment, counted from the ledger for those who watch.
 * It is no account: {@link Books} are.
 *
 * @param mailing name of the mailing
 * @param enlisted how many rows there are
 * @param remaining how many are still to be tried now, those on the wire included
 * @param later how many have not been tried and are not due yet
 * @param accepted how many a server took
 * @param deferred how many are to be tried again later
 * @param uncertain how many may or may not have arrived
 */
public record Course(String mailing, long enlisted, long remaining, long later, long accepted, long deferred,
		long uncertain) {

	/**
	 * How many are to be tried by now.
	 */
	public long total() {
		return this.enlisted - this.later;
	}

	/**
	 * How many of these have been.
	 */
	public long done() {
		return total() - this.remaining;
	}

	/**
	 * In whole percent; all of nothing is done.
	 */
	public int percent() {
		return (total() > 0) ? Math.toIntExact(100 * done() / total()) : 100;
	}

}
