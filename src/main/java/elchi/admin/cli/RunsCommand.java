package elchi.admin.cli;

import java.util.List;
import java.util.concurrent.Callable;

import elchi.job.JobRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists the last runs.
 */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "Lists the last runs, newest first.",
		footerHeading = "%nExamples:%n", footer = { "  elchi runs", "  elchi runs --last=100 --json" })
final class RunsCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = "--last", paramLabel = "N", description = "How many; default ${DEFAULT-VALUE}.")
	private int last = 20;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	RunsCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.work((workplace) -> {
			List<JobRun> runs = workplace.runs(this.last);
			if (this.json) {
				this.session.json(runs);
			}
			else {
				new RunTable(runs).print(this.session.out());
			}
			return ExitCodes.DONE;
		});
	}

}
