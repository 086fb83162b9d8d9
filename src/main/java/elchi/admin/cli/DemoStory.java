package elchi.admin.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunOutcome;

/**
 * What the demonstration shows once it serves: the digest of the sample week, mailed, and
 * the alerts of its rates.
 */
final class DemoStory {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final String ALERTS = "rate-alerts";

	private static final int RUNS = 10;

	private final JobRunner runner;

	private final JobRuns runs;

	private final RunReport report;

	private final PrintWriter out;

	DemoStory(JobRunner runner, JobRuns runs, RunReport report, PrintWriter out) {
		this.runner = runner;
		this.runs = runs;
		this.report = report;
		this.out = out;
	}

	void play(String address) throws InterruptedException {
		this.out.println("The sample week is gathered, assembled and mailed to the sample subscribers.");
		RunOutcome outcome = this.runner
			.await(this.runner.request("weekly-digest", Map.of(), "demo", "the sample week"), PATIENCE);
		this.report.print(this.out, outcome);
		alerts();
		this.out.println();
		this.out.println(
				"%s shows the mails, once you have made yourself an owner by the link below. Ctrl-C ends the demonstration."
					.formatted(address));
	}

	/**
	 * The rules were evaluated as soon as the rates were recorded; whatever is still
	 * under way has ended when one more run has.
	 */
	private void alerts() throws InterruptedException {
		this.out.println();
		this.out.println("The sample traders are told where a currency has moved beyond their rules.");
		RunOutcome last = this.runner
			.await(this.runner.request(ALERTS, Map.of(), "demo", "the rates of the sample week"), PATIENCE);
		if (last instanceof RunOutcome.Completed) {
			this.runs.recent(RUNS)
				.stream()
				.filter(DemoStory::isTelling)
				.forEach((run) -> this.report.print(this.out, new RunOutcome.Completed(run)));
		}
		else {
			this.report.print(this.out, last);
		}
	}

	private static boolean isTelling(JobRun run) {
		return run.definition().equals(ALERTS) && run.steps().size() > 1;
	}

}
