package elchi.alert;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import elchi.delivery.MailingId;
import elchi.job.JobDefinition;
import elchi.job.RunParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What a run of the alerts is for: what was recorded {@code upto} a quote; on schedule
 * also the moment, since silence ends and sources grow stale though nothing is recorded;
 * or the days {@code from} to {@code as-of}.
 */
final class RateAlertsParameters implements RunParameters {

	static final String UPTO = "upto";

	static final String FROM = "from";

	static final String AS_OF = "as-of";

	static final String AT = "at";

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
		.withZone(ZoneOffset.UTC);

	private final LongSupplier newest;

	/**
	 * Creates it.
	 * @param newest number of the last quote
	 */
	RateAlertsParameters(LongSupplier newest) {
		this.newest = newest;
	}

	@Override
	public String job() {
		return RateAlertsJobConfiguration.JOB;
	}

	@Override
	public JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock) {
		if (!Set.of(UPTO, FROM, AS_OF).containsAll(arguments.keySet())) {
			throw new IllegalArgumentException(
					"Unknown argument among %s; alerts take as-of=2026-09-26 and from=2026-09-20"
						.formatted(arguments.keySet()));
		}
		JobParametersBuilder parameters = new JobParametersBuilder();
		if (arguments.containsKey(UPTO)) {
			return parameters.addLong(UPTO, Long.parseLong(arguments.get(UPTO))).toJobParameters();
		}
		parameters.addLong(UPTO, this.newest.getAsLong()).addString(AT, clock.instant().toString());
		if (arguments.isEmpty()) {
			return parameters.toJobParameters();
		}
		LocalDate today = LocalDate.ofInstant(clock.instant(), definition.schedule().zone());
		LocalDate asOf = date(arguments.getOrDefault(AS_OF, today.toString()));
		LocalDate from = date(arguments.getOrDefault(FROM, asOf.toString()));
		if (from.isAfter(asOf) || asOf.isAfter(today)) {
			throw new IllegalArgumentException(
					"From %s to %s are not days that have come; today is %s".formatted(from, asOf, today));
		}
		return parameters.addString(FROM, from.toString()).addString(AS_OF, asOf.toString()).toJobParameters();
	}

	static long upto(JobParameters parameters) {
		Long upto = parameters.getLong(UPTO);
		if (upto == null) {
			throw new IllegalArgumentException("The run has no parameter 'upto'");
		}
		return upto;
	}

	/**
	 * The days that are evaluated one by one; empty unless days were named.
	 */
	static List<LocalDate> days(JobParameters parameters) {
		String from = parameters.getString(FROM);
		String asOf = parameters.getString(AS_OF);
		return (from != null && asOf != null)
				? LocalDate.parse(from).datesUntil(LocalDate.parse(asOf).plusDays(1)).toList() : List.of();
	}

	/**
	 * When the last moment of a day has passed.
	 */
	static Instant end(LocalDate day, ZoneId zone) {
		return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
	}

	/**
	 * Name of the evaluation of what was recorded, or of one of the days.
	 * @param day the day; null unless days were named
	 */
	static MailingId evaluation(JobParameters parameters, @Nullable LocalDate day) {
		String at = parameters.getString(AT);
		String name = "alerts-" + upto(parameters);
		if (day != null) {
			return new MailingId(name + "-" + day + stamp(at));
		}
		return new MailingId(name + stamp(at));
	}

	static String stamp(@Nullable String at) {
		return (at != null) ? "-" + STAMP.format(Instant.parse(at)) : "";
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Date '%s' is not of the form 2026-09-26".formatted(text), ex);
		}
	}

}
