package elchi.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

import elchi.mail.SendResult;

/**
 * Tells the replies by which a server asks for less mail from those that are about one
 * message.
 */
final class PushBack {

	private static final Pattern REPLY = Pattern
		.compile("(421|450|451)([ -]4\\.[237]\\.\\d{1,3}\\b.*|(?![ -]\\d\\.\\d{1,3}\\.\\d)(?!\\d).*)");

	private PushBack() {
	}

	/**
	 * The reply 421, 450 or 451, with an enhanced code of 4.2 (mailbox), 4.3 (system) or
	 * 4.7 (policy) or with none; empty for all else.
	 */
	static Optional<String> in(SendResult result) {
		return (result instanceof SendResult.Deferred deferred && REPLY.matcher(deferred.reply()).matches())
				? Optional.of(deferred.reply()) : Optional.empty();
	}

}
