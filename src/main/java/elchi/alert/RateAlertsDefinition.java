package elchi.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import elchi.delivery.DeliverySettings;
import elchi.fx.CurrencyPair;
import elchi.fx.RateSource;
import elchi.job.Schedule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code jobs/rate-alerts.yaml} says.
 *
 * @param job {@code rate-alerts}
 * @param schedule when it is run though nothing was recorded, and the zone of its working
 * days
 * @param rates names of rate sources by currency, in order of preference
 * @param rateSources rate sources that are not built in
 * @param staleAfter after how many working days without a fixing a rule cannot be
 * evaluated, of which its owner is told
 * @param repeat after which time a move that goes on is told again; null for never
 * @param delivery how the mails are sent
 */
record RateAlertsDefinition(String job, Schedule schedule, @DefaultValue Map<String, List<String>> rates,
		@DefaultValue List<RateSource> rateSources, @DefaultValue("3") int staleAfter, @Nullable Duration repeat,
		@DefaultValue DeliverySettings delivery) {

	private static final Duration SHORTEST_REPEAT = Duration.ofHours(1);

	RateAlertsDefinition {
		rates.keySet().forEach((code) -> CurrencyPair.of(code, "XAU"));
		if (staleAfter < 1 || staleAfter > 60) {
			throw new IllegalArgumentException(
					"'stale-after' is %d working days; 1 to 60 are possible".formatted(staleAfter));
		}
		if (repeat != null && repeat.compareTo(SHORTEST_REPEAT) < 0) {
			throw new IllegalArgumentException(
					"'repeat' is %s; a reminder after an hour or more is possible".formatted(repeat));
		}
	}

	List<String> sources() {
		TreeSet<String> names = new TreeSet<>();
		this.rates.values().forEach(names::addAll);
		return List.copyOf(names);
	}

}
