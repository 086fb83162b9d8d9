package elchi.fx;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Stand-in. */
public record Fixing(CurrencyPair pair, String source, LocalDate date, long number, Instant knownAt, Ratio low,
		Ratio value, Ratio high, @Nullable String confirmedBy) {
	public ChangeInterval since(Fixing earlier) {
		throw new UnsupportedOperationException();
	}
}
