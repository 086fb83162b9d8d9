package elchi.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The recipients of one domain, as far as they get less mail than there is.
 */
final class Domain {

	/** For so long, at a guess, a sender is busy with a message. */
	private static final long BUSY = TimeUnit.MILLISECONDS.toNanos(20);

	private final String name;

	private final DomainLimit limit;

	private final Throttle throttle;

	/** Who is sending to it, and how many messages. */
	private final Map<String, Integer> senders = new HashMap<>();

	Domain(String name, DomainLimit limit, LongSupplier nanoTime) {
		this.name = name;
		this.limit = limit;
		this.throttle = new Throttle("domain", name, limit.rate(), nanoTime);
	}

	String name() {
		return this.name;
	}

	/**
	 * Nanoseconds from one message to the next when nobody pushes back; 0 if any number
	 * may come.
	 */
	long interval() {
		return (this.limit.rate() != null) ? this.limit.rate().intervalNanos() : 0;
	}

	/**
	 * Lets a sender begin a message, until {@link #leave}.
	 * @return whether it may
	 */
	synchronized boolean enter(String sender) {
		boolean room = hasRoom() || this.senders.containsKey(sender);
		if (!room || this.throttle.take() > 0) {
			return false;
		}
		this.senders.merge(sender, 1, Integer::sum);
		return true;
	}

	synchronized void leave(String sender) {
		this.senders.computeIfPresent(sender, (key, messages) -> (messages > 1) ? messages - 1 : null);
	}

	/**
	 * Nanoseconds until it is worth while to ask again.
	 */
	synchronized long untilNext() {
		return hasRoom() ? this.throttle.untilNext() : Math.max(BUSY, this.throttle.untilNext());
	}

	synchronized boolean isIdle() {
		return this.senders.isEmpty() && !this.throttle.isSlowed() && this.throttle.untilNext() == 0;
	}

	private boolean hasRoom() {
		return this.limit.connections() == 0 || this.senders.size() < this.limit.connections();
	}

	Throttle throttle() {
		return this.throttle;
	}

}
