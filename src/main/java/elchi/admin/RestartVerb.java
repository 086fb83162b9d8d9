package elchi.admin;

import elchi.admin.Act.Restart;
import elchi.admin.Outcome.Done;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunTicket;

/**
 * Continues a run.
 */
final class RestartVerb implements Verb<Restart> {

	private final JobRuns runs;

	private final JobRunner runner;

	private final Sending sending;

	private final RunBooks books;

	RestartVerb(JobRuns runs, JobRunner runner, Sending sending, RunBooks books) {
		this.runs = runs;
		this.runner = runner;
		this.sending = sending;
		this.books = books;
	}

	@Override
	public Class<Restart> act() {
		return Restart.class;
	}

	@Override
	public Plan plan(Restart act) {
		JobRun run = StopVerb.find(this.runs, act.run());
		String name = "run %d of %s (%s)".formatted(run.id(), run.definition(), JobRuns.words(run.parameters()));
		return switch (run.status()) {
			case COMPLETED -> Plan.refused(act, "Nothing is left to do of %s: it is complete.".formatted(name));
			case RUNNING, STOPPING -> Plan.refused(act, "There is nothing to restart: %s is at work.".formatted(name));
			case UNKNOWN -> Plan.refused(act, "It is not known how %s ended; it cannot be continued.".formatted(name));
			case STOPPED, WAITING, FAILED -> continued(act, run, name);
		};
	}

	private Plan continued(Restart act, JobRun run, String name) {
		try {
			this.sending.require(run.definition());
		}
		catch (SendingRefusedException ex) {
			return Plan.refused(act, String.valueOf(ex.getMessage()));
		}
		String before = "Would continue %s, which is %s.".formatted(name, run.status());
		return this.books.of(run).map((books) -> {
			long open = books.due() + books.deferred();
			return Plan.of(act, "%s %d deliveries of %s are still to be sent.".formatted(before, open, books.mailing()),
					open, this.books.open(books), this.books.settled(books));
		}).orElseGet(() -> Plan.of(act, before));
	}

	@Override
	public Done perform(Restart act, Order order) {
		JobRun run = StopVerb.find(this.runs, act.run());
		this.sending.require(run.definition());
		RunTicket ticket = this.runner.restart(act.run(), order.who(), order.reason());
		return new Done("Run %d of %s was asked to continue.".formatted(run.id(), run.definition()), 0, ticket.id());
	}

}
