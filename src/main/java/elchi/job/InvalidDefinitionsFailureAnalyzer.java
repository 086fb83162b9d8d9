package elchi.job;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints the findings about the definitions in place of a stack trace.
 */
final class InvalidDefinitionsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDefinitionsException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, InvalidDefinitionsException cause) {
		String findings = cause.findings().stream().map("- %s"::formatted).collect(Collectors.joining("\n"));
		return new FailureAnalysis(
				"The job definitions have %d finding(s):%n%n%s".formatted(cause.findings().size(), findings),
				"Mend the files in the folder that elchi.jobs.location names; nothing has been run.", cause);
	}

}
