package elchi.admin.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

import elchi.job.JobRunner;
import elchi.job.RunOutcome;

/**
 * What the demonstration shows once it serves: the digest of the sample week, mailed.
 */
final class DemoStory {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final JobRunner runner;

	private final RunReport report;

	private final PrintWriter out;

	DemoStory(JobRunner runner, RunReport report, PrintWriter out) {
		this.runner = runner;
		this.report = report;
		this.out = out;
	}

	void play(String address) throws InterruptedException {
		this.out.println("The sample week is gathered, assembled and mailed to the sample subscribers.");
		RunOutcome outcome = this.runner
			.await(this.runner.request("weekly-digest", Map.of(), "demo", "the sample week"), PATIENCE);
		this.report.print(this.out, outcome);
		this.out.println();
		this.out.println("Open %s to read the mails. Ctrl-C ends the demonstration.".formatted(address));
	}

}
