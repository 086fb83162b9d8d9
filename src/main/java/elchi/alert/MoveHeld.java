package elchi.alert;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A move began to be held back, or is held no longer. Published on the transition alone.
 *
 * @param currency code of the local currency
 * @param source name of the source
 * @param date effective date
 * @param price local currency per dollar
 * @param reason why it was held: {@code PEG}, {@code LARGE} or {@code REDENOMINATION}
 * @param state {@code HELD}, {@code RELEASED}, {@code DISMISSED}, or {@code OVER} when a
 * later fixing took its place
 * @param endedBy what ended it: the source that confirmed it, or an operator; empty while
 * held
 */
public record MoveHeld(String currency, String source, LocalDate date, BigDecimal price, String reason, String state,
		String endedBy) {
}
