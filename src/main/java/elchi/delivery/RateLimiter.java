package elchi.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import elchi.mail.Rate;

/**
 * Hands out moments at even distances to all who share it. A moment is lost when nobody
 * asks for it; a late one is made good within a two-hundredth of a second, which keeps
 * any window of a second within one percent.
 */
final class RateLimiter {

	private static final long SLACK = TimeUnit.MILLISECONDS.toNanos(5);

	private static final long MOST_SLACK = TimeUnit.MILLISECONDS.toNanos(200);

	private volatile long interval;

	private final LongSupplier nanoTime;

	private final AtomicLong next;

	RateLimiter(Rate rate, LongSupplier nanoTime) {
		this(rate.intervalNanos(), nanoTime);
	}

	RateLimiter(long interval, LongSupplier nanoTime) {
		this.interval = interval;
		this.nanoTime = nanoTime;
		this.next = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * From the next moment but one on.
	 */
	void rate(Rate rate) {
		interval(rate.intervalNanos());
	}

	void interval(long nanos) {
		this.interval = nanos;
	}

	/**
	 * Takes the next moment.
	 * @return nanoseconds until then; 0 if it has come
	 */
	long reserve() {
		long now = this.nanoTime.getAsLong();
		long distance = this.interval;
		long slot = this.next.updateAndGet((next) -> Math.max(next, now - SLACK) + distance) - distance;
		return Math.max(0, slot - now);
	}

	/**
	 * Takes the next moment if it has come. Whoever comes for it again and again comes a
	 * little late each time, busy with others: up to one distance and a fifth of a second
	 * is made good, which is one message in any window.
	 * @return nanoseconds until then; 0 if it was taken
	 */
	long take() {
		long now = this.nanoTime.getAsLong();
		long distance = this.interval;
		long earliest = now - Math.max(SLACK, Math.min(distance, MOST_SLACK));
		long slot = this.next.getAndUpdate((next) -> (next > now) ? next : Math.max(next, earliest) + distance);
		return Math.max(0, slot - now);
	}

	/**
	 * Nanoseconds until the next moment; 0 if it has come.
	 */
	long untilNext() {
		return Math.max(0, this.next.get() - this.nanoTime.getAsLong());
	}

}
