package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Says who we are (RFC 4954), by PLAIN where the server knows it, else by LOGIN.
 */
final class SmtpLogin {

	private final SmtpWire wire;

	private final ReplyReader replies;

	SmtpLogin(SmtpWire wire, ReplyReader replies) {
		this.wire = wire;
		this.replies = replies;
	}

	/**
	 * Logs in.
	 * @return the refusal; empty if we are in
	 * @throws RefusedException if the server knows none of the two ways
	 */
	Optional<ReplyLine> attempt(SmtpServer.Login login, Capabilities capabilities) throws RefusedException {
		List<String> ways = capabilities.parameters("AUTH");
		if (ways.contains("PLAIN")) {
			return refusal(ask("AUTH PLAIN " + base64("\0" + login.username() + "\0" + login.password())));
		}
		if (!ways.contains("LOGIN")) {
			throw RefusedException
				.fault("The server offers no login by PLAIN or LOGIN" + (ways.isEmpty() ? "" : ", only by " + ways));
		}
		ReplyLine reply = ask("AUTH LOGIN");
		if (reply.isIntermediate()) {
			reply = ask(base64(login.username()));
		}
		if (reply.isIntermediate()) {
			reply = ask(base64(login.password()));
		}
		return refusal(reply);
	}

	private static Optional<ReplyLine> refusal(ReplyLine reply) {
		return reply.isPositive() ? Optional.empty() : Optional.of(reply);
	}

	private ReplyLine ask(String line) {
		this.wire.send(line + "\r\n");
		return this.replies.read();
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
