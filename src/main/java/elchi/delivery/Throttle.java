package elchi.delivery;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
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

	/** What nobody has asked for in so long a time is asked for no more. */
	private static final long QUIET = TimeUnit.MINUTES.toNanos(10);

	private final String kind;

	private final String name;

	private final boolean observes;

	private final LongSupplier nanoTime;

	private final Pace pace;

	private final RateLimiter limiter;

	private volatile boolean slowed;

	private volatile long pushedAt;

	private volatile boolean limited;

	/**
	 * Creates it.
	 * @param kind what it limits: {@code relay} or {@code domain}
	 * @param name which one
	 * @param rate null for any number of messages
	 */
	Throttle(String kind, String name, @Nullable Rate rate, LongSupplier nanoTime) {
		this.kind = kind;
		this.name = name;
		this.observes = rate == null;
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
		relent();
		observe();
		return this.limited ? this.limiter.reserve() : 0;
	}

	/**
	 * Takes the next moment if it has come.
	 * @return nanoseconds until then; 0 if it was taken, or if there is no limit
	 */
	long take() {
		relent();
		long nanos = this.limited ? this.limiter.take() : 0;
		if (nanos == 0) {
			observe();
		}
		return nanos;
	}

	/**
	 * Nanoseconds until the next moment; 0 if it has come, or if there is no limit.
	 */
	long untilNext() {
		return this.limited ? this.limiter.untilNext() : 0;
	}

	private void observe() {
		if (this.observes) {
			synchronized (this) {
				this.pace.begin(this.nanoTime.getAsLong());
			}
		}
	}

	/**
	 * Takes note that the server asks for less.
	 */
	synchronized void pushedBack(String reply) {
		this.pushedAt = this.nanoTime.getAsLong();
		if (this.pace.slowDown(this.nanoTime.getAsLong())) {
			boolean news = !this.slowed;
			apply();
			if (news) {
				LOG.warn("Slowed down {}={} rate={} reason={}", this.kind, this.name, rate(), reply);
			}
			else {
				LOG.debug("Slowed down further {}={} rate={} reason={}", this.kind, this.name, rate(), reply);
			}
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
			tellRecovery();
		}
	}

	private void relent() {
		if (this.slowed && isQuiet()) {
			recover();
		}
	}

	private boolean isQuiet() {
		return this.nanoTime.getAsLong() - this.pushedAt >= QUIET;
	}

	private synchronized void recover() {
		if (this.slowed && isQuiet()) {
			this.pace.recover();
			apply();
			tellRecovery();
		}
	}

	private void tellRecovery() {
		LOG.info("Back to full rate {}={} rate={}", this.kind, this.name, rate());
	}

	private void apply() {
		long interval = this.pace.interval();
		this.limiter.interval(interval);
		this.limited = interval > 0;
		this.slowed = this.pace.isSlowed();
	}

	boolean isSlowed() {
		relent();
		return this.slowed;
	}

	/**
	 * What it limits and how fast it is now, such as {@code relay main 25.0/s}.
	 */
	@Override
	public synchronized String toString() {
		return this.kind + " " + this.name + " " + rate();
	}

	private String rate() {
		long interval = this.pace.interval();
		return (interval == 0) ? "any"
				: String.format(Locale.ROOT, "%.1f/s", (double) TimeUnit.SECONDS.toNanos(1) / interval);
	}

}
