package elchi.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import elchi.mail.Rate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moments at which messages may begin at a server, fewer while it pushes back.
 */
final class Throttle {

	private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);

	private final String kind;

	private final String name;

	private final LongSupplier nanoTime;

	private final Pace pace;

	private final RateLimiter limiter;

	private final LongAdder waited = new LongAdder();

	private volatile boolean slowed;

	private volatile boolean limited;

	/**
	 * Creates it.
	 * @param kind what it limits, {@code relay}
	 * @param rate null for any number of messages
	 */
	Throttle(String kind, String name, @Nullable Rate rate, LongSupplier nanoTime) {
		this.kind = kind;
		this.name = name;
		this.nanoTime = nanoTime;
		this.pace = new Pace(rate);
		this.limiter = new RateLimiter(this.pace.interval(), nanoTime);
		this.limited = rate != null;
	}

	/**
	 * Takes the next moment.
	 * @return nanoseconds until then; 0 if it has come, or if there is no limit
	 */
	long reserve() {
		observe();
		return this.limited ? this.limiter.reserve() : 0;
	}

	private synchronized void observe() {
		this.pace.begin(this.nanoTime.getAsLong());
	}

	/**
	 * Takes note that the server asks for less.
	 */
	synchronized void pushedBack(String reply) {
		if (this.pace.slowDown(this.nanoTime.getAsLong())) {
			apply();
			LOG.warn("Slowed down {}={} rate={} reason={}", this.kind, this.name, rate(), reply);
		}
	}

	/**
	 * Takes note that the server accepts.
	 */
	void accepted() {
		if (this.slowed) {
			speedUp();
		}
	}

	private synchronized void speedUp() {
		boolean full = this.pace.speedUp(this.nanoTime.getAsLong());
		apply();
		if (full) {
			LOG.info("Back to full rate {}={} rate={}", this.kind, this.name, rate());
		}
	}

	private void apply() {
		long interval = this.pace.interval();
		this.limiter.interval(interval);
		this.limited = interval > 0;
		this.slowed = this.pace.isSlowed();
	}

	boolean isSlowed() {
		return this.slowed;
	}

	/**
	 * Adds that a sender waits because of this and nothing else.
	 */
	void waited(long nanos) {
		this.waited.add(nanos);
	}

	LimiterWait total() {
		return new LimiterWait(this.kind, this.name, Duration.ofNanos(this.waited.sum()));
	}

	private String rate() {
		long interval = this.pace.interval();
		return (interval == 0) ? "any"
				: String.format(Locale.ROOT, "%.1f/s", (double) TimeUnit.SECONDS.toNanos(1) / interval);
	}

}
