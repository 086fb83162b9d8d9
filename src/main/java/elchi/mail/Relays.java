package elchi.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers that take our mail, in order of preference, and which of them rest. One
 * that breaks a conversation, says farewell in its midst or cannot be reached rests for a
 * second, then for two, four and so on, up to five minutes, each a quarter more or less;
 * what it accepts ends that. Meanwhile the others are called. A rest is an order, not a
 * ban: if all rest, they are called all the same, beginning with the one whose rest ends
 * first, and it is for the sender to wait between its calls.
 * <p>
 * Shared by all connections of the process.
 */
final class Relays implements RelayStates {

	private static final Logger LOG = LoggerFactory.getLogger(Relays.class);

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private final List<Route> routes;

	private final LongSupplier nanoTime;

	private final RandomGenerator random;

	Relays(List<Route> routes, LongSupplier nanoTime, RandomGenerator random) {
		if (routes.isEmpty()) {
			throw new IllegalArgumentException("At least one relay is needed");
		}
		this.routes = List.copyOf(routes);
		this.nanoTime = nanoTime;
		this.random = random;
	}

	/**
	 * All of them, in the order in which they are to be called now.
	 */
	List<Route> inOrder() {
		long now = this.nanoTime.getAsLong();
		List<Route> order = new ArrayList<>(this.routes);
		order.sort(Comparator.comparingLong((route) -> route.restsFor(now)));
		return order;
	}

	@Override
	public List<State> all() {
		long now = this.nanoTime.getAsLong();
		return this.routes.stream()
			.map((route) -> new State(route.relay().name(), Duration.ofNanos(route.restsFor(now)).toSeconds(),
					route.refused))
			.toList();
	}

	Route first() {
		return this.routes.get(0);
	}

	/**
	 * Whether one that is preferred to this rests no more.
	 */
	boolean hasBetter(Route route) {
		long now = this.nanoTime.getAsLong();
		for (Route better : this.routes) {
			if (better.equals(route)) {
				return false;
			}
			if (better.restsFor(now) == 0) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Lets a relay rest.
	 */
	void rest(Route route, String reason) {
		long now = this.nanoTime.getAsLong();
		Duration rest;
		synchronized (route) {
			if (route.restsFor(now) > 0) {
				return;
			}
			long base = Math.min(FIRST.toNanos() << Math.min(route.troubles, 20), LONGEST.toNanos());
			rest = Duration.ofNanos(base * 3 / 4 + this.random.nextLong(base / 2 + 1));
			route.troubles++;
			route.restUntil = now + rest.toNanos();
			route.resting = true;
		}
		if (this.routes.size() > 1) {
			LOG.warn("Relay rests relay={} seconds={} reason={}", route.relay().name(), rest.toSeconds(), reason);
		}
	}

	/**
	 * Lets a relay rest for long that refuses us for good, which an operator must mend.
	 */
	void refuse(Route route, String reason) {
		boolean news;
		synchronized (route) {
			news = !route.refused;
			route.refused = true;
			route.troubles++;
			route.restUntil = this.nanoTime.getAsLong() + LONGEST.toNanos();
			route.resting = true;
		}
		if (news) {
			LOG.error("Relay refuses us relay={} reason={}", route.relay().name(), reason);
		}
	}

	/**
	 * Notes that a relay accepts messages.
	 */
	void works(Route route) {
		if (route.troubles == 0) {
			return;
		}
		synchronized (route) {
			route.troubles = 0;
			route.resting = false;
			route.refused = false;
		}
		if (this.routes.size() > 1) {
			LOG.info("Relay is back relay={}", route.relay().name());
		}
	}

	/**
	 * The way to one relay.
	 */
	static final class Route {

		private final Relay relay;

		private final Supplier<SmtpServer> server;

		private volatile int troubles;

		private volatile boolean resting;

		private volatile boolean refused;

		private volatile long restUntil;

		Route(Relay relay, Supplier<SmtpServer> server) {
			this.relay = relay;
			this.server = server;
		}

		static Route to(SmtpServer server) {
			return new Route(new Relay(server.toString(), null), () -> server);
		}

		Relay relay() {
			return this.relay;
		}

		SmtpServer server() {
			return this.server.get();
		}

		private long restsFor(long now) {
			return this.resting ? Math.max(0, this.restUntil - now) : 0;
		}

	}

}
