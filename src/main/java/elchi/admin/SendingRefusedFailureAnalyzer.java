package elchi.admin;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what an installation lacks before it may mail.
 */
final class SendingRefusedFailureAnalyzer extends AbstractFailureAnalyzer<SendingRefusedException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SendingRefusedException cause) {
		return new FailureAnalysis(
				"The relay is not on this machine, and the publisher is not described in full:\n\n- "
						+ String.join("\n- ", cause.findings()),
				"Set the properties under elchi.publisher, or use a relay on loopback to try.", cause);
	}

}
