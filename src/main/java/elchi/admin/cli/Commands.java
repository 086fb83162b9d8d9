package elchi.admin.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;

import elchi.alert.RuleRefusedException;
import elchi.job.Suggestion;
import picocli.CommandLine;

/**
 * The command line of Elchi. Help and usage errors need no application; every other
 * command opens one in its own process.
 */
public final class Commands {

	private final Class<?> application;

	private final Terminal terminal;

	public Commands(Class<?> application) {
		this(application, Terminal.ofProcess());
	}

	Commands(Class<?> application, Terminal terminal) {
		this.application = application;
		this.terminal = terminal;
	}

	/**
	 * Does what the arguments say.
	 * @return the exit code, or a negative number if the process shall go on serving
	 */
	public int execute(String... arguments) {
		return execute(writer(System.out), writer(System.err), arguments);
	}

	int execute(PrintWriter out, PrintWriter err, String... arguments) {
		SplitArguments split = SplitArguments.of(arguments);
		ServerOptions servers = new ServerOptions(System::getenv);
		Session session = new Session(this.application, split.forSpring(), servers, this.terminal, out, err);
		return commandLine(session, servers).setOut(out).setErr(err).execute(split.forCommand());
	}

	private static PrintWriter writer(PrintStream stream) {
		return new PrintWriter(stream, true, Charset.defaultCharset());
	}

	private static CommandLine commandLine(Session session, ServerOptions servers) {
		CommandLine line = new CommandLine(new RootCommand(session, servers));
		List.of(new ServeCommand(session), new RunCommand(session), new RestartCommand(session),
				new RerunCommand(session), new CorrectCommand(session), new StopCommand(session),
				new RunsCommand(session), new BooksCommand(session), new DeliveriesCommand(session),
				new PreviewCommand(session), new ApproveCommand(session), new SkipCommand(session),
				new SettleCommand(session), new RetryFailedCommand(session), new ResumeCommand(session),
				new PauseSendingCommand(session), new ResumeSendingCommand(session), QuotesCommand.with(session),
				SubscribersCommand.with(session), SuppressionsCommand.with(session), RulesCommand.with(session),
				HeldCommand.with(session), new DkimKeysCommand(session), new SimulateCommand(session),
				new BackupCommand(session), new TestCommand(session), new EditCommand(session),
				new CompletionCommand(session))
			.forEach(line::addSubcommand);
		line.setParameterExceptionHandler(Commands::misused);
		line.setExecutionExceptionHandler(Commands::failed);
		line.setUsageHelpAutoWidth(true);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		return line;
	}

	private static int misused(CommandLine.ParameterException ex, String[] arguments) {
		CommandLine line = ex.getCommandLine();
		String message = (ex instanceof CommandLine.UnmatchedArgumentException unmatched)
				? unmatched(line, unmatched.getUnmatched().get(0)) : String.valueOf(ex.getMessage());
		line.getErr().println(message + ((message.endsWith(".") || message.endsWith("?")) ? "" : "."));
		line.getErr().println("See '%s --help'.".formatted(line.getCommandSpec().qualifiedName()));
		return ExitCodes.USAGE;
	}

	private static String unmatched(CommandLine line, String argument) {
		if (argument.startsWith("-")) {
			String option = argument.split("=", 2)[0];
			return "Unknown option '%s'. %s".formatted(option,
					Suggestion.among(option, line.getCommandSpec().optionsMap().keySet()));
		}
		if (line.getSubcommands().isEmpty()) {
			return "Unexpected argument '%s'".formatted(argument);
		}
		return "Unknown command '%s'. %s".formatted(argument,
				Suggestion.among(argument, line.getSubcommands().keySet()));
	}

	private static int failed(Exception ex, CommandLine line, CommandLine.ParseResult result) throws Exception {
		if (ex instanceof IllegalArgumentException) {
			line.getErr().println(ex.getMessage());
			return ExitCodes.USAGE;
		}
		if (ex instanceof RuleRefusedException refused) {
			refused.findings().forEach(line.getErr()::println);
			return ExitCodes.USAGE;
		}
		throw ex;
	}

}
