package elchi.admin.cli;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Prints what a shell needs to complete our commands and options.
 */
@Command(name = "completion", mixinStandardHelpOptions = true,
		description = "Prints a script for bash and zsh that completes commands and options of a program named 'elchi'.",
		footerHeading = "%nExamples:%n", footer = { "  alias elchi='java -jar /opt/elchi/elchi.jar'",
				"  elchi completion > /etc/bash_completion.d/elchi" })
final class CompletionCommand implements Callable<Integer> {

	private final Session session;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	CompletionCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		this.session.out().println(AutoComplete.bash("elchi", this.spec.root().commandLine()));
		return ExitCodes.DONE;
	}

}
