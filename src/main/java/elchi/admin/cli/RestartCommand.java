package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Continues a run that failed, was stopped, was cut off or waits.
 */
@Command(name = "restart", mixinStandardHelpOptions = true,
		description = "Continues a run that failed, was stopped or cut off, or waits.", footerHeading = "%nExample:%n",
		footer = "  elchi restart 12 --reason=\"the relay is back\"")
final class RestartCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "RUN", description = "Number of the run; 'elchi runs' lists them.")
	private long run;

	RestartCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.perform(this.session, new Act.Restart(this.run));
	}

}
