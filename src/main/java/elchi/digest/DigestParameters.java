package elchi.digest;

import java.time.Clock;
import java.util.Map;
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

	private static final String DEFINITION = "definition";

	@Override
	public String job() {
		return WeeklyDigestJobConfiguration.JOB;
	}

	@Override
	public JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock) {
		if (!Set.of(WEEK).containsAll(arguments.keySet())) {
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
		return new JobParametersBuilder().addString(WEEK, week.toString()).toJobParameters();
	}

	static EditionId edition(JobParameters parameters) {
		return EditionId.first(Week.parse(require(parameters, WEEK)));
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
