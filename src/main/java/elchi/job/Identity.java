package elchi.job;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Which work a launch is for, as Batch's identifying parameters.
 */
final class Identity {

	/** Leads from an execution to the request that it answers. */
	static final String TICKET = "ticket";

	private static final RunParameters PLAIN = new RunParameters() {

		@Override
		public String job() {
			return "";
		}

		@Override
		public JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock) {
			if (!arguments.isEmpty()) {
				throw new IllegalArgumentException("Definition '%s' takes no arguments, but was given %s"
					.formatted(definition.name(), JobRuns.words(arguments)));
			}
			return new JobParametersBuilder().addString("at", clock.instant().toString()).toJobParameters();
		}

	};

	private final Map<String, RunParameters> byJob;

	Identity(Collection<RunParameters> parameters) {
		this.byJob = parameters.stream().collect(Collectors.toMap(RunParameters::job, Function.identity()));
	}

	/**
	 * The identifying parameters of a launch, with those beside that say who asked.
	 * @throws IllegalArgumentException if an argument is unknown or wrong
	 */
	JobParameters parameters(JobDefinition definition, Launch launch) {
		Clock then = Clock.fixed(launch.requestedAt(), ZoneOffset.UTC);
		JobParameters own = this.byJob.getOrDefault(definition.job(), PLAIN)
			.identify(definition, launch.arguments(), then);
		return asked(new JobParametersBuilder(own).addString("definition", definition.name()).toJobParameters(),
				launch);
	}

	/**
	 * The same work as another execution's, asked for by somebody else.
	 */
	static JobParameters asked(JobParameters work, Launch launch) {
		JobParametersBuilder builder = new JobParametersBuilder();
		work.parameters().stream().filter(JobParameter::identifying).forEach(builder::addJobParameter);
		return builder.addString("requestedBy", launch.requestedBy(), false)
			.addString("reason", launch.reason(), false)
			.addString(TICKET, launch.ticket(), false)
			.toJobParameters();
	}

}
