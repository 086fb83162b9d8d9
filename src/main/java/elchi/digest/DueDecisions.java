package elchi.digest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the runs of editions go on that wait no longer: since they were approved or
 * skipped, or since their deadline has passed.
 */
public final class DueDecisions {

	private static final Logger LOG = LoggerFactory.getLogger(DueDecisions.class);

	private final Editions editions;

	private final JobRuns runs;

	private final JobRunner runner;

	private final Clock clock;

	DueDecisions(Editions editions, JobRuns runs, JobRunner runner, Clock clock) {
		this.editions = editions;
		this.runs = runs;
		this.runner = runner;
		this.clock = clock;
	}

	/**
	 * Asks each such run to go on.
	 * @return the runs
	 */
	public List<JobRun> goOn() {
		List<JobRun> decided = this.runs.waiting().stream().filter(this::isDecided).toList();
		for (JobRun run : decided) {
			LOG.info("run={} definition={} waits no longer", run.id(), run.definition());
			this.runner.restart(run.id(), "elchi", "what it waited for is decided");
		}
		return decided;
	}

	/**
	 * Whether what the run waits for is decided, so that it need only be asked to go on.
	 */
	public boolean isDecided(JobRun run) {
		return Optional.ofNullable(run.parameters().get(DigestParameters.WEEK))
			.filter((week) -> run.job().equals(WeeklyDigestJobConfiguration.JOB))
			.flatMap((week) -> this.editions.find(EditionId.parse(week)))
			.filter(this::isDecided)
			.isPresent();
	}

	private boolean isDecided(Edition edition) {
		return switch (edition.state()) {
			case DRAFT -> false;
			case FROZEN -> this.editions.waiting(edition.id())
				.filter((waiting) -> waiting.isOverdue(this.clock.instant()))
				.isPresent();
			case APPROVED, CLOSED, SKIPPED -> true;
		};
	}

}
