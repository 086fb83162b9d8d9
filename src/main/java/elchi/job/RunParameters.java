package elchi.job;

import java.time.Clock;
import java.util.Map;

import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * Says what a run is for; contributed as a bean by the room that owns the job. A job
 * without it takes no arguments and every request is a run of its own.
 */
public interface RunParameters {

	/**
	 * Name of the Batch job.
	 */
	String job();

	/**
	 * The identifying parameters of the run that the arguments ask for, such as
	 * {@code week=2026-W39}. Called at the request and again at the launch, with a clock
	 * that stands at the moment of the request. A default is computed from the calendar
	 * in the definition's zone, never from the fire time, which on a misfire is now.
	 * @throws IllegalArgumentException if an argument is unknown or wrong, in words for
	 * an operator
	 */
	JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock);

}
