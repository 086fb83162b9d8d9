package elchi.job;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * When a definition is run, such as every Monday at seven in Almaty.
 *
 * @param cron Quartz cron expression, {@code 0 0 7 ? * MON}; null if the definition is
 * run on request only
 * @param zone zone of the cron expression, and of the calendar that the run is for
 * @param lateness how much later than planned a run may still begin by itself
 * @param late what to do with a run that is later than that
 * @param enabled whether the cron expression is in force
 */
public record Schedule(@Nullable String cron, ZoneId zone, @DefaultValue("1h") Duration lateness,
		@DefaultValue("send") Late late, @DefaultValue("true") boolean enabled) {

	public Schedule {
		if (cron != null) {
			parse(cron);
		}
		Assert.isTrue(!lateness.isNegative(), () -> "Lateness '%s' is negative".formatted(lateness));
	}

	/**
	 * The schedule of a definition that has none.
	 */
	public static Schedule onRequest() {
		return new Schedule(null, ZoneOffset.UTC, Duration.ZERO, Late.SEND, true);
	}

	/**
	 * Whether the clock starts it, not only a request.
	 */
	public boolean recurs() {
		return this.cron != null && this.enabled;
	}

	/**
	 * The fire times after an instant, without end where the expression has none; empty
	 * if it is run on request only.
	 */
	public Stream<Instant> fireTimes(Instant after) {
		if (this.cron == null || !this.enabled) {
			return Stream.empty();
		}
		CronExpression expression = parse(this.cron);
		expression.setTimeZone(TimeZone.getTimeZone(this.zone));
		return Stream.iterate(next(expression, after), (fire) -> fire != null, (fire) -> next(expression, fire))
			.map(Instant.class::cast);
	}

	private static @Nullable Instant next(CronExpression expression, @Nullable Instant after) {
		Date fire = (after != null) ? expression.getNextValidTimeAfter(Date.from(after)) : null;
		return (fire != null) ? fire.toInstant() : null;
	}

	private static CronExpression parse(String cron) {
		try {
			return new CronExpression(cron);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(
					"Bad cron '%s': %s. Quartz's form has seconds first, such as '0 0 7 ? * MON'".formatted(cron,
							StringUtils.trimTrailingCharacter(String.valueOf(ex.getMessage()), '.')),
					ex);
		}
	}

}
