package elchi.admin;

import java.util.List;

import org.springframework.boot.ExitCodeGenerator;

/**
 * Mail may not leave this installation yet.
 */
public final class SendingRefusedException extends RuntimeException implements ExitCodeGenerator {

	private final List<String> findings;

	SendingRefusedException(List<String> findings) {
		super("Nothing is mailed: " + String.join("; ", findings));
		this.findings = List.copyOf(findings);
	}

	/**
	 * Everything that is missing, one sentence each.
	 */
	public List<String> findings() {
		return this.findings;
	}

	@Override
	public int getExitCode() {
		return 2;
	}

}
