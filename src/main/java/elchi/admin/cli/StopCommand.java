package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Asks a run to stop at the end of its chunk.
 */
@Command(name = "stop", mixinStandardHelpOptions = true,
		description = "Asks a run to stop; it does so at the end of its chunk, and a restart continues it.",
		footerHeading = "%nExample:%n", footer = "  elchi stop 12")
final class StopCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "RUN", description = "Number of the run; 'elchi runs' lists them.")
	private long run;

	StopCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.perform(this.session, new Act.Stop(this.run));
	}

}
