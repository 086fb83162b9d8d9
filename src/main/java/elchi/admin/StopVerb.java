package elchi.admin;

import elchi.admin.Act.Stop;
import elchi.admin.Outcome.Done;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;

/**
 * Asks a run to stop.
 */
final class StopVerb implements Verb<Stop> {

	private final JobRuns runs;

	private final JobRunner runner;

	StopVerb(JobRuns runs, JobRunner runner) {
		this.runs = runs;
		this.runner = runner;
	}

	static JobRun find(JobRuns runs, long run) {
		return runs.find(run)
			.orElseThrow(
					() -> new IllegalArgumentException("There is no run %d; 'elchi runs' lists them".formatted(run)));
	}

	@Override
	public Class<Stop> act() {
		return Stop.class;
	}

	@Override
	public Plan plan(Stop act) {
		JobRun run = find(this.runs, act.run());
		return switch (run.status()) {
			case RUNNING -> Plan.of(act,
					"Would ask run %d of %s to stop; what is on the wire is finished, and a restart continues it."
						.formatted(run.id(), run.definition()));
			case STOPPING -> Plan.refused(act, "Run %d of %s stops already.".formatted(run.id(), run.definition()));
			default -> Plan.refused(act,
					"Run %d of %s is not at work: it is %s.".formatted(run.id(), run.definition(), run.status()));
		};
	}

	@Override
	public Done perform(Stop act, Order order) {
		this.runner.stop(act.run());
		return new Done("Run %d is asked to stop.".formatted(act.run()), 0);
	}

}
