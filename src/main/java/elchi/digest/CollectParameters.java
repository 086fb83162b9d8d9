package elchi.digest;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import elchi.job.JobDefinition;
import elchi.job.RunParameters;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What a run of {@code collect} is for: the moment of the request, and with
 * {@code from=2025-09-22 to=2026-09-27} the days whose rates are fetched afterwards.
 */
final class CollectParameters implements RunParameters {

	private static final String FROM = "from";

	private static final String TO = "to";

	@Override
	public String job() {
		return CollectJobConfiguration.JOB;
	}

	@Override
	public JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock) {
		if (!Set.of(FROM, TO).containsAll(arguments.keySet())) {
			throw new IllegalArgumentException(
					"Unknown argument among %s; collecting takes from=2025-09-22 and to=2026-09-27"
						.formatted(arguments.keySet()));
		}
		JobParametersBuilder parameters = new JobParametersBuilder().addString("at", clock.instant().toString());
		if (!arguments.isEmpty()) {
			LocalDate today = LocalDate.ofInstant(clock.instant(), definition.schedule().zone());
			LocalDate to = date(arguments.getOrDefault(TO, today.toString()));
			LocalDate from = date(arguments.getOrDefault(FROM, to.toString()));
			if (from.isAfter(to) || to.isAfter(today)) {
				throw new IllegalArgumentException(
						"From %s to %s is not a range of days that are over; today is %s".formatted(from, to, today));
			}
			parameters.addString(FROM, from.toString()).addString(TO, to.toString());
		}
		return parameters.toJobParameters();
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Date '%s' is not of the form 2026-09-27".formatted(text), ex);
		}
	}

}
