package elchi.admin.cli;

import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine;

/**
 * The command line of Elchi. Help and usage errors need no application; every other
 * command opens one in its own process.
 */
public final class Commands {

	private final Class<?> application;

	public Commands(Class<?> application) {
		this.application = application;
	}

	/**
	 * Does what the arguments say.
	 * @return the exit code, or a negative number if the process shall go on serving
	 */
	public int execute(String... arguments) {
		return execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
	}

	int execute(PrintWriter out, PrintWriter err, String... arguments) {
		SplitArguments split = SplitArguments.of(arguments);
		Session session = new Session(this.application, split.forSpring(), out, err);
		return commandLine(session).setOut(out).setErr(err).execute(split.forCommand());
	}

	private static CommandLine commandLine(Session session) {
		CommandLine line = new CommandLine(new RootCommand(session));
		List.of(new ServeCommand(session), new RunCommand(session), new RestartCommand(session),
				new StopCommand(session), new RunsCommand(session))
			.forEach(line::addSubcommand);
		line.setParameterExceptionHandler(Commands::misused);
		line.setExecutionExceptionHandler(Commands::failed);
		line.setUsageHelpAutoWidth(true);
		return line;
	}

	private static int misused(CommandLine.ParameterException ex, String[] arguments) {
		CommandLine line = ex.getCommandLine();
		PrintWriter err = line.getErr();
		err.println(ex.getMessage() + (ex.getMessage().endsWith(".") ? "" : "."));
		suggestions(ex).stream()
			.findFirst()
			.ifPresent((suggestion) -> err.println("Did you mean '%s'?".formatted(suggestion)));
		err.println("See '%s --help'.".formatted(line.getCommandSpec().qualifiedName()));
		return ExitCodes.USAGE;
	}

	private static List<String> suggestions(CommandLine.ParameterException ex) {
		return (ex instanceof CommandLine.UnmatchedArgumentException unmatched) ? unmatched.getSuggestions()
				: List.of();
	}

	private static int failed(Exception ex, CommandLine line, CommandLine.ParseResult result) throws Exception {
		if (ex instanceof IllegalArgumentException) {
			line.getErr().println(ex.getMessage());
			return ExitCodes.USAGE;
		}
		throw ex;
	}

}
