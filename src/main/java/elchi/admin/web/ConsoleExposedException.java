package elchi.admin.web;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The console would be reachable from other machines, and it has no login.
 */
final class ConsoleExposedException extends RuntimeException implements ExitCodeGenerator {

	ConsoleExposedException(String address) {
		super("The console has no login, and server.address '%s' is not a loopback address".formatted(address));
	}

	@Override
	public int getExitCode() {
		return 2;
	}

}
