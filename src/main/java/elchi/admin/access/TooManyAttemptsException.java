package elchi.admin.access;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/**
 * A login that must wait.
 */
final class TooManyAttemptsException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final long seconds;

	TooManyAttemptsException(Duration wait) {
		super("There were too many attempts; wait %d seconds".formatted(wait.toSeconds() + 1));
		this.seconds = wait.toSeconds() + 1;
	}

	long seconds() {
		return this.seconds;
	}

}
