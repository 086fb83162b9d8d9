package elchi.mail;

import org.jspecify.annotations.Nullable;

/**
 * What one message in the bounce mailbox says.
 */
public sealed interface BounceReport {

	/**
	 * A message of ours was given up (RFC 3464, or the words of an old server).
	 *
	 * @param original which message
	 * @param status the enhanced status code such as {@code 5.1.1}; empty if none was
	 * given; of class 4 if a server has tried for too long
	 * @param diagnostic the words of the server that refused
	 */
	record Failed(Original original, String status, String diagnostic) implements BounceReport {
	}

	/**
	 * A server still tries to hand a message of ours on.
	 *
	 * @param original which message
	 * @param status the enhanced status code such as {@code 4.4.1}; empty if none was
	 * given
	 * @param diagnostic the words of the server that puts it off
	 */
	record Delayed(Original original, String status, String diagnostic) implements BounceReport {
	}

	/**
	 * A reader called a message of ours unwanted (RFC 5965).
	 *
	 * @param original which message
	 * @param kind what the reader calls it, {@code abuse}
	 */
	record Complaint(Original original, String kind) implements BounceReport {
	}

	/**
	 * A mail that unsubscribes, as the {@code mailto:} of List-Unsubscribe asks for.
	 *
	 * @param token what the subject said, not yet checked
	 */
	record UnsubscribeWish(String token) implements BounceReport {
	}

	/**
	 * Nothing that tells against an address: an automatic answer, a report of success, a
	 * damaged message.
	 *
	 * @param reason what it is taken for, with sender and subject
	 */
	record Unreadable(String reason) implements BounceReport {
	}

	/**
	 * The message that a report is about.
	 *
	 * @param messageId its Message-ID without angle brackets; without @ and domain if the
	 * return path alone tells it
	 * @param recipient whom it was for; null if the report does not tell
	 */
	record Original(String messageId, @Nullable EmailAddress recipient) {
	}

}
