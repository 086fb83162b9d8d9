package elchi.delivery;

import java.util.concurrent.TimeUnit;

import elchi.mail.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How fast a server is mailed that may push back: half as fast each time it does, at most
 * once in three seconds and never slower than one message in five; then faster by a
 * sixtieth of the full rate with each second in which it accepts, until all is as before.
 * <p>
 * The full rate is the configured one, or else the one at which messages were begun in
 * the seconds before; as long as these are fewer than ten, there is nothing to halve. Not
 * safe for use by several threads.
 */
final class Pace {

	static final long CALM = TimeUnit.SECONDS.toNanos(3);

	static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	/** Messages that are begun are counted for so long, and remembered as long again. */
	private static final long STRETCH = TimeUnit.SECONDS.toNanos(5);

	/** What is begun within less says nothing about a second. */
	private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);

	private static final int LEAST = 10;

	private static final int STEPS = 60;

	private final long configured;

	/** Messages a second, while it is slowed down. */
	private double full;

	private double rate;

	private boolean slowed;

	private long calmUntil;

	private boolean pushed;

	private long acceptedAt;

	private long begunAt;

	private long begun;

	private long begunBefore;

	private boolean observed;

	Pace(@Nullable Rate rate) {
		this.configured = (rate != null) ? rate.intervalNanos() : 0;
	}

	boolean isSlowed() {
		return this.slowed;
	}

	/**
	 * Nanoseconds from one message to the next; 0 if they may come as they like.
	 */
	long interval() {
		return this.slowed ? Math.max(this.configured, Math.round(SECOND / this.rate)) : this.configured;
	}

	/**
	 * Observes that a message begins, which is of interest where no rate is configured.
	 */
	void begin(long now) {
		if (this.configured > 0) {
			return;
		}
		if (!this.observed || now - this.begunAt >= 2 * STRETCH) {
			this.begunBefore = 0;
			this.begun = 0;
			this.begunAt = now;
			this.observed = true;
		}
		else if (now - this.begunAt >= STRETCH) {
			this.begunBefore = this.begun;
			this.begun = 0;
			this.begunAt += STRETCH;
		}
		this.begun++;
	}

	/**
	 * Halves the rate.
	 * @return whether it is lower now than before
	 */
	boolean slowDown(long now) {
		if (this.configured >= LONGEST || (this.pushed && now - this.calmUntil < 0)) {
			return false;
		}
		double before = this.slowed ? this.rate : normal(now);
		double least = (double) SECOND / LONGEST;
		if (before <= least) {
			return false;
		}
		if (!this.slowed) {
			this.full = before;
		}
		this.rate = Math.max(before / 2, least);
		this.slowed = true;
		this.pushed = true;
		this.calmUntil = now + CALM;
		this.acceptedAt = now;
		return true;
	}

	/**
	 * Grows for the time since the last message was accepted, as far as messages came one
	 * after the other.
	 * @return whether the full rate is reached now
	 */
	boolean speedUp(long now) {
		if (!this.slowed) {
			return false;
		}
		long elapsed = Math.min(now - this.acceptedAt, Math.max(SECOND, 2 * interval()));
		this.acceptedAt = now;
		this.rate += this.full * elapsed / SECOND / STEPS;
		this.slowed = this.rate < this.full;
		return !this.slowed;
	}

	/**
	 * Is as fast again as before the first push-back.
	 */
	void recover() {
		this.slowed = false;
	}

	/**
	 * Messages a second, as they are when nobody pushes back; 0 if that is not known.
	 */
	private double normal(long now) {
		if (this.configured > 0) {
			return (double) SECOND / this.configured;
		}
		long since = now - this.begunAt;
		if (!this.observed || since >= 2 * STRETCH || this.begun + this.begunBefore < LEAST) {
			return 0;
		}
		long span = (this.begunBefore > 0) ? since + STRETCH : since;
		return (double) (this.begun + this.begunBefore) * SECOND / Math.max(span, SHORTEST);
	}

}
