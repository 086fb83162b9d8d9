package elchi.mail;

import java.util.random.RandomGenerator;

/**
 * Draws what happens to the next message.
 */
final class SinkFaults {

	private final SinkManner manner;

	private final RandomGenerator random;

	SinkFaults(SinkManner manner, RandomGenerator random) {
		this.manner = manner;
		this.random = random;
	}

	/** One generator serves all connections, and need not be safe for that. */
	synchronized Fault draw() {
		double drawn = this.random.nextDouble() - this.manner.temporary();
		if (drawn < 0) {
			return either(Fault.RECIPIENT_FOR_NOW, Fault.MESSAGE_FOR_NOW);
		}
		drawn -= this.manner.permanent();
		if (drawn < 0) {
			return either(Fault.RECIPIENT_FOR_GOOD, Fault.MESSAGE_FOR_GOOD);
		}
		drawn -= this.manner.disconnect();
		if (drawn < 0) {
			return Fault.HANG_UPS[this.random.nextInt(Fault.HANG_UPS.length)];
		}
		return (drawn < this.manner.slow()) ? Fault.SLOW : Fault.NONE;
	}

	private Fault either(Fault one, Fault other) {
		return this.random.nextBoolean() ? one : other;
	}

	/**
	 * What happens to one message.
	 */
	enum Fault {

		NONE, SLOW, RECIPIENT_FOR_NOW, MESSAGE_FOR_NOW, RECIPIENT_FOR_GOOD, MESSAGE_FOR_GOOD, HANG_UP_BEFORE,
		HANG_UP_IN, HANG_UP_AFTER;

		private static final Fault[] HANG_UPS = { HANG_UP_BEFORE, HANG_UP_IN, HANG_UP_AFTER };

	}

}
