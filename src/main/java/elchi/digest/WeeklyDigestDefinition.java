package elchi.digest;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import elchi.delivery.DeliverySettings;
import elchi.fx.RateSource;
import elchi.fx.RateSources;
import elchi.job.Schedule;
import elchi.news.Feed;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code jobs/weekly-digest.yaml} says.
 *
 * @param job {@code weekly-digest}
 * @param schedule when it is run, and the zone of its weeks
 * @param news where articles come from
 * @param rates names of rate sources by currency, in order of preference; the order of
 * the currencies is the order of the table
 * @param rateSources rate sources that are not built in, or that are found elsewhere
 * @param gates what must hold before an edition is frozen
 * @param approval whether a frozen edition waits for somebody's word
 * @param delivery how the mails are sent
 */
record WeeklyDigestDefinition(String job, Schedule schedule, @DefaultValue List<Feed> news,
		@DefaultValue Map<String, List<String>> rates, @DefaultValue List<RateSource> rateSources,
		@DefaultValue Gates gates, @DefaultValue Approval approval, @DefaultValue DeliverySettings delivery) {

	WeeklyDigestDefinition {
		rates.keySet().forEach(WeeklyDigestDefinition::currency);
	}

	/**
	 * Names of rate sources by currency, in order of preference.
	 */
	Map<Currency, List<String>> preference() {
		Map<Currency, List<String>> preference = new LinkedHashMap<>();
		this.rates.forEach((code, names) -> preference.put(currency(code), names));
		return preference;
	}

	/**
	 * Every rate source that is named.
	 */
	List<RateSource> allRateSources(RateSources known) {
		return known.resolve(rateSourceNames(), this.rateSources);
	}

	List<String> rateSourceNames() {
		TreeSet<String> names = new TreeSet<>();
		this.rates.values().forEach(names::addAll);
		return List.copyOf(names);
	}

	List<String> newsNames() {
		return this.news.stream().map(Feed::name).toList();
	}

	private static Currency currency(String code) {
		try {
			return Currency.getInstance(code);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"Unknown currency '%s'; a code of ISO 4217 such as KZT is needed".formatted(code), ex);
		}
	}

}
