package elchi.delivery;

/**
 * Counts of the last hundred recipients how many their servers refused or put off.
 */
final class Brake {

	private static final int LAST = 100;

	private static final int LEAST = 20;

	private final int percent;

	private final boolean[] failed = new boolean[LAST];

	private int seen;

	private int failures;

	Brake(int percent) {
		this.percent = percent;
	}

	/**
	 * Counts what a recipient's server said.
	 * @return whether too many have failed
	 */
	synchronized boolean pull(boolean failure) {
		int place = this.seen % LAST;
		if (this.failed[place] != failure) {
			this.failures = failure ? this.failures + 1 : this.failures - 1;
		}
		this.failed[place] = failure;
		this.seen++;
		int counted = Math.min(this.seen, LAST);
		return counted >= LEAST && this.failures * 100 > this.percent * counted;
	}

	@Override
	public synchronized String toString() {
		return "%d of the last %d recipients were refused or deferred".formatted(this.failures,
				Math.min(this.seen, LAST));
	}

}
