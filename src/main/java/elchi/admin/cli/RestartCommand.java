package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Sending;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Continues a run that failed, was stopped, was cut off or waits.
 */
@Command(name = "restart", mixinStandardHelpOptions = true,
		description = "Continues a run that failed, was stopped or cut off, or waits.", footerHeading = "%nExample:%n",
		footer = "  elchi restart 12 --reason=\"the relay is back\"")
final class RestartCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "RUN", description = "Number of the run; 'elchi runs' lists them.")
	private long run;

	@Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the run.")
	private String reason = "";

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	RestartCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			context.getBean(JobRuns.class)
				.find(this.run)
				.ifPresent((found) -> context.getBean(Sending.class).require(found.definition()));
			JobRunner runner = context.getBean(JobRunner.class);
			return RunReport.of(context)
				.print(this.session, this.json,
						runner.await(runner.restart(this.run, "command line", this.reason), RunCommand.PATIENCE));
		});
	}

}
