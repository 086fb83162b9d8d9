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
 * over in the definition's zone unless one is named.
 */
final class DigestParameters implements RunParameters {

	static final String WEEK = "week";

	static final String REVISION = "revision";

	static final String ATTEMPT = "attempt";

	private static final String DEFINITION = "definition";

	@Override
	public String job() {
		return WeeklyDigestJobConfiguration.JOB;
	}

	@Override
	public JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock) {
		if (!Set.of(WEEK, REVISION, ATTEMPT).containsAll(arguments.keySet())) {
			throw new IllegalArgumentException(
					"Unknown argument among %s; a digest takes week=2026-W39".formatted(arguments.keySet()));
		}
		Week last = Week.lastBefore(clock.instant(), definition.schedule().zone());
		String named = arguments.get(WEEK);
		Week week = (named != null) ? Week.parse(named) : last;
		if (week.compareTo(last) > 0) {
			throw new IllegalArgumentException(
					"Week '%s' is not over yet; the last one that is over is %s".formatted(week, last));
		}
		JobParametersBuilder parameters = new JobParametersBuilder().addString(WEEK, week.toString());
		further(arguments, REVISION).ifPresent((number) -> parameters.addString(REVISION, number));
		further(arguments, ATTEMPT).ifPresent((number) -> parameters.addString(ATTEMPT, number));
		return parameters.toJobParameters();
	}

	/**
	 * Revisions and attempts are named from the second on, so that the first is the work
	 * of the schedule.
	 */
	private static Optional<String> further(Map<String, String> arguments, String name) {
		String value = arguments.get(name);
		if (value != null && !value.matches("[1-9][0-9]{0,3}")) {
			throw new IllegalArgumentException("%s '%s' is not a number from 1 to 9999".formatted(name, value));
		}
		return Optional.ofNullable(value).filter((number) -> !number.equals("1"));
	}

	static EditionId edition(JobParameters parameters) {
		return new EditionId(Week.parse(require(parameters, WEEK)), number(parameters, REVISION));
	}

	/**
	 * 1 for the first run of an edition, more for its reruns.
	 */
	static int attempt(JobParameters parameters) {
		return number(parameters, ATTEMPT);
	}

	/**
	 * Whether sources are asked: a rerun and a correction take what is in the store.
	 */
	static boolean collects(JobParameters parameters) {
		return number(parameters, REVISION) == 1 && attempt(parameters) == 1;
	}

	private static int number(JobParameters parameters, String name) {
		String value = parameters.getString(name);
		return (value != null) ? Integer.parseInt(value) : 1;
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
