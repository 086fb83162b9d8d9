package elchi.admin.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import elchi.admin.Act;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs a definition and waits for its end.
 */
@Command(name = "run", mixinStandardHelpOptions = true,
		description = "Runs a definition. Work that was cut off is continued; work that is complete is not done again.",
		footerHeading = "%nExamples:%n", footer = { "  elchi run weekly-digest --week=2026-W39",
				"  elchi run collect --from=2025-09-22 --to=2026-09-27" })
final class RunCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "DEFINITION", description = "Name of a file in the folder jobs, without its ending.")
	private String definition = "";

	@Option(names = "--week", paramLabel = "WEEK",
			description = "ISO week, 2026-W39; default the last week that is over.")
	private @Nullable String week;

	@Option(names = "--from", paramLabel = "DATE", description = "First day, 2026-09-21.")
	private @Nullable String from;

	@Option(names = "--to", paramLabel = "DATE", description = "Last day, 2026-09-27.")
	private @Nullable String to;

	@Option(names = "--as-of", paramLabel = "DATE", description = "Evaluate with what was known then.")
	private @Nullable String asOf;

	@Option(names = "--argument", paramLabel = "NAME=VALUE",
			description = "Any other argument of the definition's job.")
	private Map<String, String> others = new LinkedHashMap<>();

	RunCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.perform(this.session, new Act.Run(this.definition, arguments()));
	}

	private Map<String, String> arguments() {
		Map<String, String> arguments = new LinkedHashMap<>(this.others);
		put(arguments, "week", this.week);
		put(arguments, "from", this.from);
		put(arguments, "to", this.to);
		put(arguments, "as-of", this.asOf);
		return arguments;
	}

	private static void put(Map<String, String> arguments, String name, @Nullable String value) {
		if (value != null) {
			arguments.put(name, value);
		}
	}

}
