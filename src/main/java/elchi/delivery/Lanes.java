package elchi.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import elchi.mail.Rate;
import elchi.mail.Relay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * The rates that runs in this process share: one of each lane, the strictest of its runs
 * under way, and one of each relay, as long as it has a rate or pushes back.
 */
final class Lanes {

	private final LongSupplier nanoTime;

	private final MeterRegistry registry;

	private final Map<String, DeliveryFigures> figures = new ConcurrentHashMap<>();

	private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

	private final Map<Relay, Throttle> relays = new ConcurrentHashMap<>();

	Lanes(LongSupplier nanoTime) {
		this(nanoTime, new SimpleMeterRegistry());
	}

	Lanes(LongSupplier nanoTime, MeterRegistry registry) {
		this.nanoTime = nanoTime;
		this.registry = registry;
		Gauge.builder("elchi.delivery.slowed", () -> slowed().size())
			.description("How many of them are mailed more slowly, because they asked for it")
			.tag("kind", "relay")
			.register(registry);
	}

	/**
	 * The figures of a lane for machines.
	 */
	DeliveryFigures figures(String name) {
		return this.figures.computeIfAbsent(name, (key) -> new DeliveryFigures(this.registry, key));
	}

	/**
	 * Joins a lane, until {@link #leave}.
	 */
	RateLimiter enter(String name, Rate rate) {
		return this.lanes.computeIfAbsent(name, (key) -> new Lane(new RateLimiter(rate, this.nanoTime))).enter(rate);
	}

	void leave(String name, Rate rate) {
		Optional.ofNullable(this.lanes.get(name)).ifPresent((lane) -> lane.leave(rate));
	}

	/**
	 * Takes the next moment at a relay.
	 * @return nanoseconds until then; 0 if it has come, or if the relay takes any number
	 */
	long reserve(Relay relay) {
		return throttle(relay).reserve();
	}

	/**
	 * How fast a relay may be mailed, by all lanes together.
	 */
	Throttle throttle(Relay relay) {
		Throttle known = this.relays.get(relay);
		return (known != null) ? known : this.relays.computeIfAbsent(relay,
				(key) -> new Throttle("relay", key.name(), key.rate(), this.nanoTime));
	}

	/**
	 * The relays that push back.
	 */
	List<Throttle> slowed() {
		return this.relays.values().stream().filter(Throttle::isSlowed).toList();
	}

	/**
	 * The runs of one lane.
	 */
	private static final class Lane {

		private final RateLimiter limiter;

		private final List<Rate> rates = new ArrayList<>();

		Lane(RateLimiter limiter) {
			this.limiter = limiter;
		}

		synchronized RateLimiter enter(Rate rate) {
			this.rates.add(rate);
			keepStrictest();
			return this.limiter;
		}

		synchronized void leave(Rate rate) {
			this.rates.remove(rate);
			keepStrictest();
		}

		private void keepStrictest() {
			this.rates.stream().max(Comparator.comparingLong(Rate::intervalNanos)).ifPresent(this.limiter::rate);
		}

	}

}
