package elchi.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

import elchi.mail.SendResult;
import elchi.mail.SendResult.About;

/**
 * A reply by which a server asks for less mail: 421, 450 or 451, with an enhanced code of
 * 4.2 (mailbox), 4.3 (system) or 4.7 (policy) or with none.
 *
 * @param reply the reply line
 * @param aboutRecipient whether it is about the recipient, whose domain is to get less;
 * otherwise the server itself is
 */
record PushBack(String reply, boolean aboutRecipient) {

	private static final Pattern ASKS = Pattern
		.compile("(421|450|451)([ -]4\\.[237]\\.\\d{1,3}\\b.*|(?![ -]\\d\\.\\d{1,3}\\.\\d)(?!\\d).*)");

	/** Of its own state a server speaks as 4.3, whoever the recipient is. */
	private static final Pattern OWN_STATE = Pattern.compile("\\d{3}[ -]4\\.3\\..*");

	static Optional<PushBack> in(SendResult result) {
		return (result instanceof SendResult.Deferred deferred) ? in(deferred.reply(), deferred.about())
				: Optional.empty();
	}

	static Optional<PushBack> in(String reply, About about) {
		return ASKS.matcher(reply).matches()
				? Optional.of(new PushBack(reply, about == About.RECIPIENT && !OWN_STATE.matcher(reply).matches()))
				: Optional.empty();
	}

}
