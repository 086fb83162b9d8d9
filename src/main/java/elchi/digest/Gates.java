package elchi.digest;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What must hold before an edition is frozen, and what happens when it does not.
 *
 * @param nothingNew when no article of the week was new
 * @param minArticles when there are fewer articles than wanted
 * @param staleRates when a currency's close is older than wanted
 * @param noRates when no source has a rate for any currency
 */
record Gates(@DefaultValue("skip") Action nothingNew, @DefaultValue MinArticles minArticles,
		@DefaultValue StaleRates staleRates, @DefaultValue("ask") Action noRates) {

	/**
	 * What happens at a closed gate; the strongest of all closed gates decides.
	 */
	enum Action {

		/** The edition goes out and says so. */
		NOTICE,

		/** The run waits for an operator. */
		ASK,

		/** The edition is not sent, and the reason is recorded. */
		SKIP

	}

	/**
	 * The gate for thin weeks.
	 *
	 * @param value the number of articles that is enough
	 * @param orElse what happens with fewer
	 */
	record MinArticles(@DefaultValue("5") int value, @Name("else") @DefaultValue("ask") Action orElse) {
	}

	/**
	 * The gate for old rates.
	 *
	 * @param after the age at which a close is stale, counted from the week's end
	 * @param orElse what happens then
	 */
	record StaleRates(@DefaultValue("14d") Duration after, @Name("else") @DefaultValue("notice") Action orElse) {
	}

}
