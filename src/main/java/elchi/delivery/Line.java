package elchi.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one domain: ten seconds' worth of them is kept, the others are put
 * back into the ledger until it is about their turn. How long that is can only be
 * guessed, and a guess of hours would outlive the limit that it was made under: at the
 * latest they are looked at again after ten minutes.
 * <p>
 * Not safe for use by several threads.
 */
final class Line {

	private static final long KEPT = TimeUnit.SECONDS.toNanos(10);

	private static final long LATEST = TimeUnit.MINUTES.toNanos(10);

	private static final long SOONEST = TimeUnit.SECONDS.toNanos(1);

	/** Also how far apart those come who may come at any distance. */
	private static final long CLOSEST = TimeUnit.MILLISECONDS.toNanos(10);

	/** A batch. */
	private static final int LEAST = 20;

	private final Domain domain;

	private final Deque<Claim> waiting = new ArrayDeque<>();

	private final long distance;

	/** When the last one who was put back is to come. */
	private long last;

	Line(Domain domain, long now) {
		this.domain = domain;
		this.distance = Math.max(domain.interval(), CLOSEST);
		this.last = now;
	}

	Domain domain() {
		return this.domain;
	}

	Deque<Claim> waiting() {
		return this.waiting;
	}

	boolean isFull() {
		return this.waiting.size() >= Math.max(LEAST, KEPT / this.distance);
	}

	/**
	 * The next one, if the sender may begin it.
	 */
	@Nullable Claim next(String sender) {
		return (!this.waiting.isEmpty() && this.domain.enter(sender)) ? this.waiting.poll() : null;
	}

	/**
	 * In how much time one who finds no place is to come again: one after the other, the
	 * first when half of those who wait have gone.
	 */
	Duration comeAgain(long now) {
		long first = Math.max(SOONEST, Math.min(this.waiting.size() * this.distance / 2, LATEST));
		long next = Math.max(first, this.last - now + this.distance);
		long nanos = (next > LATEST) ? first : next;
		this.last = now + nanos;
		return Duration.ofNanos(nanos);
	}

}
