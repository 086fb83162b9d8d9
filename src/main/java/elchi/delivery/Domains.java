package elchi.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import elchi.mail.Rate;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The domains whose recipients get less mail than there is: those that have a limit, and
 * those that push back, until they have recovered.
 * <p>
 * One without a limit that pushes back three times in a minute is mailed at half the rate
 * of the lane, which it cannot have exceeded, and the halves of that. Once or twice is no
 * more than greylisting, which every new sender meets.
 */
final class Domains {

	private static final int STRIKES = 3;

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	/** So many are remembered, lest a million of them fill the memory. */
	private static final int MOST = 1000;

	private final DomainLimits limits;

	private final Destinations destinations;

	private final LongSupplier nanoTime;

	private final Map<String, Domain> known = new ConcurrentHashMap<>();

	private final Map<String, Strikes> strikes = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Strikes> eldest) {
			return size() > MOST;
		}

	};

	Domains(DomainLimits limits, Destinations destinations, LongSupplier nanoTime, MeterRegistry registry) {
		this.limits = limits;
		this.destinations = destinations;
		this.nanoTime = nanoTime;
		Gauge.builder("elchi.delivery.slowed", () -> slowed().size())
			.description("How many of them are mailed more slowly, because they asked for it")
			.tag("kind", "domain")
			.register(registry);
	}

	/**
	 * Whether every domain may have any number of messages.
	 */
	boolean areFree() {
		return this.limits.isEmpty() && this.known.isEmpty();
	}

	/**
	 * Where deliveries go, by their numbers; without those that may go at any time.
	 */
	Map<Long, Domain> of(List<Claim> claims) {
		Map<Long, Domain> found = new LinkedHashMap<>();
		this.destinations.of(claims).forEach((id, name) -> find(name).ifPresent((domain) -> found.put(id, domain)));
		return found;
	}

	private Optional<Domain> find(String name) {
		Domain domain = this.known.get(name);
		return (domain != null) ? Optional.of(domain)
				: this.limits.find(name).map((limit) -> this.known.computeIfAbsent(name, (key) -> open(key, limit)));
	}

	private Domain open(String name, DomainLimit limit) {
		return new Domain(name, limit, this.nanoTime);
	}

	/**
	 * Takes note that a recipient's domain asks for less.
	 * @param usual how many messages the lane has for all domains
	 */
	void pushedBack(Claim claim, String reply, Rate usual) {
		for (String name : this.destinations.of(List.of(claim)).values()) {
			Optional<Domain> domain = find(name);
			if (domain.isEmpty() && isStruck(name)) {
				domain = Optional.of(this.known.computeIfAbsent(name, (key) -> open(key, new DomainLimit(usual, 0))));
			}
			domain.ifPresent((slow) -> slow.throttle().pushedBack(reply));
		}
	}

	/**
	 * Those that push back. Forgets one that has recovered and has no limit, and those of
	 * {@code others} that nobody writes to when there are many.
	 */
	List<Throttle> slowed() {
		boolean many = this.known.size() > MOST;
		this.known.values()
			.removeIf((domain) -> domain.isIdle() && (many || this.limits.find(domain.name()).isEmpty()));
		return this.known.values().stream().map(Domain::throttle).filter(Throttle::isSlowed).toList();
	}

	private boolean isStruck(String name) {
		long now = this.nanoTime.getAsLong();
		synchronized (this.strikes) {
			Strikes before = this.strikes.get(name);
			Strikes after = (before == null || now - before.since() > MINUTE) ? new Strikes(now, 1)
					: new Strikes(before.since(), before.count() + 1);
			this.strikes.put(name, after);
			return after.count() >= STRIKES;
		}
	}

	/**
	 * How often a domain pushed back.
	 */
	private record Strikes(long since, int count) {
	}

}
