package elchi.fx;

import java.util.List;

/**
 * One source's fixings of a pair.
 *
 * @param pair the pair
 * @param source name of the source
 * @param fixings those that may be counted with, one for each day, oldest first
 * @param held those of either currency that may not
 * @param pegged whether one currency is pegged to the other
 */
public record PairHistory(CurrencyPair pair, String source, List<Fixing> fixings, List<HeldFixing> held,
		boolean pegged) {

	public PairHistory {
		fixings = List.copyOf(fixings);
		held = List.copyOf(held);
	}

}
