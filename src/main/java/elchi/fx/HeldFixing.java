package elchi.fx;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Stand-in. */
public record HeldFixing(Currency currency, String source, LocalDate date, String text, BigDecimal price, Reason reason,
		@Nullable ChangeInterval change, Instant knownAt) {
	/** Why. */
	public enum Reason {

		PEG, LARGE, REDENOMINATION

	}
}
