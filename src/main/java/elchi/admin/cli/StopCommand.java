package elchi.admin.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import elchi.job.JobRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Asks a run to stop at the end of its chunk.
 */
@Command(name = "stop", mixinStandardHelpOptions = true,
		description = "Asks a run to stop; it does so at the end of its chunk, and a restart continues it.",
		footerHeading = "%nExample:%n", footer = "  elchi stop 12")
final class StopCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "RUN", description = "Number of the run; 'elchi runs' lists them.")
	private long run;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	StopCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			context.getBean(JobRunner.class).stop(this.run);
			if (this.json) {
				this.session.json(Map.of("run", this.run, "asked_to_stop", true));
			}
			else {
				this.session.out().println("Run %d is asked to stop.".formatted(this.run));
			}
			return ExitCodes.DONE;
		});
	}

}
