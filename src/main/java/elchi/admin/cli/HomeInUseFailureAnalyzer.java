package elchi.admin.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * Names the process that holds the home, and the way out.
 */
final class HomeInUseFailureAnalyzer implements FailureAnalyzer {

	private final Environment environment;

	HomeInUseFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		Path home = Path.of(this.environment.getProperty("elchi.home", "./data"));
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof HomeInUseException) {
				return analysis("%s.%s".formatted(cause.getMessage(), holder(home)), cause);
			}
			if (ExitCodes.databaseInUse(cause)) {
				return analysis("The database in '%s' is in use by another process.%s".formatted(home, holder(home)),
						cause);
			}
		}
		return null;
	}

	private static String holder(Path home) {
		return ProcessFile.holder(home).map((holder) -> " It is %s.".formatted(holder)).orElse("");
	}

	private static FailureAnalysis analysis(String description, Throwable cause) {
		return new FailureAnalysis(description, "Stop that process, or name another home with --elchi.home=FOLDER.",
				cause);
	}

}
