package elchi.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import elchi.mail.Rate;

/**
 * Hands out moments at even distances to all connections of a run. A moment is lost when
 * nobody asks for it; a late one is made good within a fiftieth of a second.
 */
final class RateLimiter {

	private static final long SLACK = TimeUnit.MILLISECONDS.toNanos(20);

	private final long interval;

	private final LongSupplier nanoTime;

	private final AtomicLong next;

	RateLimiter(Rate rate, LongSupplier nanoTime) {
		this.interval = rate.intervalNanos();
		this.nanoTime = nanoTime;
		this.next = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Takes the next moment.
	 * @return nanoseconds until then; 0 if it has come
	 */
	long reserve() {
		long now = this.nanoTime.getAsLong();
		long slot = this.next.updateAndGet((next) -> Math.max(next, now - SLACK) + this.interval) - this.interval;
		return Math.max(0, slot - now);
	}

}
