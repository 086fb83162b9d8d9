package elchi.job;

import java.util.List;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The definitions cannot be used; tells every finding of every file at once.
 */
public final class InvalidDefinitionsException extends RuntimeException implements ExitCodeGenerator {

	private final List<String> findings;

	public InvalidDefinitionsException(List<String> findings) {
		super(String.join(System.lineSeparator(), findings));
		this.findings = List.copyOf(findings);
	}

	List<String> findings() {
		return this.findings;
	}

	@Override
	public int getExitCode() {
		return 2;
	}

}
