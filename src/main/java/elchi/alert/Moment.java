package elchi.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * When and in whose day a rule is decided.
 *
 * @param now the moment of the decision
 * @param zone the trader's zone
 * @param repeat after which time a move that goes on is told again; null for never
 */
record Moment(Instant now, ZoneId zone, @Nullable Duration repeat) {

	LocalDate today() {
		return LocalDate.ofInstant(this.now, this.zone);
	}

	/**
	 * When the rule may speak again; empty if it may now.
	 */
	Optional<Instant> silentUntil(ThresholdRule rule) {
		LocalDate snoozed = rule.snoozedUntil();
		Instant free = (snoozed != null && snoozed.isAfter(today())) ? snoozed.atStartOfDay(this.zone).toInstant()
				: this.now;
		QuietHours quiet = rule.quiet();
		Instant end = (quiet != null) ? quiet.endAfter(free, this.zone).orElse(free) : free;
		return end.isAfter(this.now) ? Optional.of(end) : Optional.empty();
	}

	/**
	 * Whether an alert has been standing for so long that it is told again.
	 */
	boolean isTimeToRepeat(AlertState.Told told) {
		return this.repeat != null && !told.at().plus(this.repeat).isAfter(this.now);
	}

	@Nullable Instant repeatAfter(AlertState.Told told) {
		return (this.repeat != null) ? told.at().plus(this.repeat) : null;
	}

}
