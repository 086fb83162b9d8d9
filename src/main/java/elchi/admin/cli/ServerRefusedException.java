package elchi.admin.cli;

import java.io.Serial;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A server does not do what it was asked for.
 */
final class ServerRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int CONFLICT = 409;

	private final int status;

	private final transient List<String> findings;

	ServerRefusedException(int status, String message, @Nullable Throwable cause) {
		this(status, message, List.of(), cause);
	}

	private ServerRefusedException(int status, String message, List<String> findings, @Nullable Throwable cause) {
		super(message, cause);
		this.status = status;
		this.findings = findings;
	}

	/**
	 * From a problem of RFC 9457.
	 */
	static ServerRefusedException of(int status, JsonNode problem) {
		List<String> findings = (status != CONFLICT) ? List.of()
				: problem.path("findings").valueStream().map(JsonNode::asString).toList();
		String title = problem.path("title").asString("The server answers with " + status);
		String detail = problem.path("detail").asString("");
		boolean told = status == CONFLICT || status == 400 || status == 404;
		return new ServerRefusedException(status, told ? detail : (title + ". " + detail).strip(), findings, null);
	}

	/**
	 * What is missing before mail may leave; empty if something else is the matter.
	 */
	List<String> findings() {
		return this.findings;
	}

	/**
	 * The same as of a command in its own process.
	 */
	int exitCode() {
		boolean impossible = this.status == 0 || this.status >= 500
				|| (this.status == CONFLICT && this.findings.isEmpty());
		return impossible ? ExitCodes.FAILED : ExitCodes.USAGE;
	}

}
