package elchi.alert;

import java.time.LocalDate;
import java.util.Optional;

import elchi.fx.CurrencyPair;
import elchi.fx.PairHistory;

/**
 * The fixings that rules would be decided on, as they are known at one moment.
 */
interface KnownFixings {

	/**
	 * What the chosen source of a pair has published from a day on; empty if no source
	 * has it.
	 */
	Optional<PairHistory> of(CurrencyPair pair, LocalDate from);

	/**
	 * Why rules about a pair are impossible, with those that are; empty if they are not.
	 */
	Optional<String> impossible(CurrencyPair pair);

}
