package elchi.fx;

import java.util.List;

/** Stand-in. */
public record PairHistory(CurrencyPair pair, String source, List<Fixing> fixings, List<HeldFixing> held,
		boolean pegged) {
}
