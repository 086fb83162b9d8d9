package elchi.digest;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import elchi.delivery.MailingId;
import elchi.job.JobDefinition;
import elchi.job.RunParameters;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What a run of the weekly digest is for: {@code week=2026-W39}, the last week that is
 * over in the definition's zone unless one is named; {@code week=2026-W39.2} for its
 * correction; with {@code attempt=2} for its rerun.
 */
final class DigestParameters implements RunParameters {

	static final String WEEK = "week";

	static final String ATTEMPT = "attempt";

	private static final String DEFINITION = "definition";

	@Override
	public String job() {
		return WeeklyDigestJobConfiguration.JOB;
	}

	@Override
	public JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock) {
		if (!Set.of(WEEK, ATTEMPT).containsAll(arguments.keySet())) {
			throw new IllegalArgumentException(
					"Unknown argument among %s; a digest takes week=2026-W39".formatted(arguments.keySet()));
		}
		Week last = Week.lastBefore(clock.instant(), definition.schedule().zone());
		String named = arguments.get(WEEK);
		EditionId edition = (named != null) ? EditionId.parse(named) : EditionId.first(last);
		if (edition.week().compareTo(last) > 0) {
			throw new IllegalArgumentException(
					"Week '%s' is not over yet; the last one that is over is %s".formatted(edition.week(), last));
		}
		JobParametersBuilder parameters = new JobParametersBuilder().addString(WEEK, edition.toString());
		further(arguments).ifPresent((number) -> parameters.addString(ATTEMPT, number));
		return parameters.toJobParameters();
	}

	/**
	 * Attempts are named from the second on, so that the first is the work of the
	 * schedule.
	 */
	private static Optional<String> further(Map<String, String> arguments) {
		String value = arguments.get(ATTEMPT);
		if (value != null && !value.matches("[1-9][0-9]{0,3}")) {
			throw new IllegalArgumentException("Attempt '%s' is not a number from 1 to 9999".formatted(value));
		}
		return Optional.ofNullable(value).filter((number) -> !number.equals("1"));
	}

	static EditionId edition(JobParameters parameters) {
		return EditionId.parse(require(parameters, WEEK));
	}

	/**
	 * 1 for the first run of an edition, more for its reruns.
	 */
	static int attempt(JobParameters parameters) {
		String value = parameters.getString(ATTEMPT);
		return (value != null) ? Integer.parseInt(value) : 1;
	}

	/**
	 * Whether sources are asked: a rerun and a correction take what is in the store.
	 */
	static boolean collects(JobParameters parameters) {
		return edition(parameters).revision() == 1 && attempt(parameters) == 1;
	}

	static MailingId mailing(JobParameters parameters) {
		return edition(parameters).mailing();
	}

	static String definition(JobParameters parameters) {
		return require(parameters, DEFINITION);
	}

	private static String require(JobParameters parameters, String name) {
		String value = parameters.getString(name);
		if (value == null) {
			throw new IllegalArgumentException("The run has no parameter '%s'".formatted(name));
		}
		return value;
	}

}
