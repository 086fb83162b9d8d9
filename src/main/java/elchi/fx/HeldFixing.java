package elchi.fx;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

import org.jspecify.annotations.Nullable;

/**
 * A fixing that is too strange to be counted with.
 *
 * @param currency the local currency
 * @param source name of the source
 * @param date effective date
 * @param text the figure as printed
 * @param price local currency per dollar
 * @param reason why
 * @param change of the currency's value since the last good fixing; null if there is none
 * @param knownAt since when it is known
 */
public record HeldFixing(Currency currency, String source, LocalDate date, String text, BigDecimal price, Reason reason,
		@Nullable ChangeInterval change, Instant knownAt) {

	/**
	 * Why a fixing is held back.
	 */
	public enum Reason {

		/** A pegged currency is off its peg. */
		PEG,

		/** A very large move that no independent source shows. */
		LARGE,

		/** A change by a power of ten. */
		REDENOMINATION

	}

}
