package elchi.subscription;

/**
 * Which addresses a file has named so far, by the first half of their hashes: a million
 * take 32 MB.
 */
final class SeenAddresses {

	/** Digits of a hash that a long can hold. */
	private static final int DIGITS = 16;

	private long[] halves = new long[2048];

	private int size;

	/**
	 * Whether the address is seen for the first time.
	 */
	boolean add(AddressHash hash) {
		if (this.size > this.halves.length / 2 * 3 / 4) {
			grow();
		}
		boolean first = add(Long.parseUnsignedLong(hash.value(), 0, DIGITS, 16),
				Long.parseUnsignedLong(hash.value(), DIGITS, 2 * DIGITS, 16));
		if (first) {
			this.size++;
		}
		return first;
	}

	private boolean add(long one, long other) {
		int mask = this.halves.length - 1;
		int place = ((int) one << 1) & mask;
		while ((this.halves[place] | this.halves[place + 1]) != 0) {
			if (this.halves[place] == one && this.halves[place + 1] == other) {
				return false;
			}
			place = (place + 2) & mask;
		}
		this.halves[place] = one;
		this.halves[place + 1] = other;
		return true;
	}

	private void grow() {
		long[] before = this.halves;
		this.halves = new long[2 * before.length];
		for (int place = 0; place < before.length; place += 2) {
			if ((before[place] | before[place + 1]) != 0) {
				add(before[place], before[place + 1]);
			}
		}
	}

}
