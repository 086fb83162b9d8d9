package elchi.admin.cli;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The home cannot be used, because it is another's.
 */
final class HomeInUseException extends RuntimeException implements ExitCodeGenerator {

	HomeInUseException(String message) {
		super(message);
	}

	@Override
	public int getExitCode() {
		return ExitCodes.USAGE;
	}

}
