package elchi.admin.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What stood on the command line, told apart: configuration may stand anywhere.
 *
 * @param configuration for Spring, {@code --elchi.home=DIR}
 * @param command everything else
 */
record SplitArguments(List<String> configuration, List<String> command) {

	private static final List<String> PREFIXES = List.of("--elchi.", "--spring.", "--server.", "--logging.");

	static SplitArguments of(String... arguments) {
		Predicate<String> configuration = (argument) -> PREFIXES.stream().anyMatch(argument::startsWith);
		return new SplitArguments(Arrays.stream(arguments).filter(configuration).toList(),
				Arrays.stream(arguments).filter(configuration.negate()).toList());
	}

	String[] forSpring() {
		return this.configuration.toArray(String[]::new);
	}

	String[] forCommand() {
		return this.command.toArray(String[]::new);
	}

}
