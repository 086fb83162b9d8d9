package elchi.alert;

import java.time.LocalDate;

import elchi.fx.CurrencyPair;
import elchi.fx.PairHistory;

/**
 * The fixings as an evaluation knew them.
 */
interface PastFixings {

	/**
	 * One source's fixings of a pair up to a day, with enough before it for any window.
	 */
	PairHistory of(Occasion occasion, CurrencyPair pair, String source, LocalDate day);

}
