package elchi.admin.web;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to keep the console safe.
 */
final class ConsoleExposedFailureAnalyzer extends AbstractFailureAnalyzer<ConsoleExposedException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, ConsoleExposedException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Set server.address=127.0.0.1, or elchi.admin.open=true if something else guards it.", cause);
	}

}
