package elchi.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * The figures of one lane for machines.
 */
final class DeliveryFigures {

	private final Map<DeliveryStatus, Counter> outcomes = new EnumMap<>(DeliveryStatus.class);

	private final Timer wait;

	private final Timer latency;

	DeliveryFigures(MeterRegistry registry, String lane) {
		for (DeliveryStatus status : DeliveryStatus.values()) {
			this.outcomes.put(status,
					Counter.builder("elchi.deliveries")
						.description("Outcomes of deliveries")
						.tags("lane", lane, "outcome", status.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
		this.wait = Timer.builder("elchi.limiter.wait")
			.description("Time that senders waited for their turn")
			.tag("lane", lane)
			.register(registry);
		this.latency = Timer.builder("elchi.delivery.latency")
			.description("From a mailing's planned moment until a server took the mail; of alerts, from the evaluation")
			.tag("lane", lane)
			.register(registry);
	}

	void count(DeliveryStatus status) {
		Counter counter = this.outcomes.get(status);
		if (counter != null) {
			counter.increment();
		}
	}

	void waited(long nanos) {
		if (nanos > 0) {
			this.wait.record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	void accepted(Duration sincePlanned) {
		if (!sincePlanned.isNegative()) {
			this.latency.record(sincePlanned);
		}
	}

}
