package elchi.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import elchi.fx.HeldFixing;
import org.jspecify.annotations.Nullable;

/**
 * A move that is held back.
 *
 * @param currency code of the local currency
 * @param source name of the source
 * @param date effective date
 * @param printed the figure as printed
 * @param price local currency per dollar
 * @param change of the currency's value since the last good fixing, as a fraction; null
 * if there is none
 * @param reason {@code PEG}, {@code LARGE} or {@code REDENOMINATION}
 * @param heldAt since when
 */
public record HeldMove(String currency, String source, LocalDate date, String printed, BigDecimal price,
		@Nullable BigDecimal change, String reason, Instant heldAt) {

	Key key() {
		return new Key(this.currency, this.source, this.date, this.printed);
	}

	MoveHeld event(String state, String endedBy) {
		return new MoveHeld(this.currency, this.source, this.date, this.price, this.reason, state, endedBy);
	}

	/**
	 * Which figure it is.
	 */
	record Key(String currency, String source, LocalDate date, String printed) {

		static Key of(HeldFixing fixing) {
			return new Key(fixing.currency().getCurrencyCode(), fixing.source(), fixing.date(), fixing.text());
		}

	}

}
