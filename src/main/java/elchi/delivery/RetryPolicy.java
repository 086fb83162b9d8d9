package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import elchi.mail.SendResult;

/**
 * What becomes of a delivery after the server spoke. A deferred one is tried again after
 * 2, 4, 8 ... minutes, at most 4 hours, each a quarter more or less, until it is too old.
 */
final class RetryPolicy {

	private static final Duration FIRST = Duration.ofMinutes(2);

	private static final Duration LONGEST = Duration.ofHours(4);

	/** How often a recipient is forgiven that the connection broke. */
	private static final int FORGIVEN = 2;

	private final RandomGenerator random;

	RetryPolicy(RandomGenerator random) {
		this.random = random;
	}

	Outcome outcome(Claim claim, SendResult result, UncertainPolicy uncertain, Instant now) {
		if (result instanceof SendResult.Accepted accepted) {
			return new Outcome(claim, DeliveryStatus.ACCEPTED, accepted.reply(), now);
		}
		if (result instanceof SendResult.Rejected rejected) {
			return refused(claim, rejected, now);
		}
		if (result instanceof SendResult.Deferred deferred) {
			return again(claim, deferred.reply(), DeliveryStatus.REJECTED, now);
		}
		String reason = ((SendResult.Uncertain) result).reason();
		if (uncertain == UncertainPolicy.RESEND) {
			return again(claim, reason, DeliveryStatus.UNCERTAIN, now);
		}
		return new Outcome(claim, DeliveryStatus.UNCERTAIN, reason, now);
	}

	/**
	 * Whether the relay is at fault, and not the recipient: the first times that the
	 * connection breaks. A message that breaks it again and again is deferred, lest it
	 * hold up all others.
	 */
	boolean isForgiven(Claim claim, SendResult result) {
		return result instanceof SendResult.Deferred deferred && deferred.connectionLost() && claim.breaks() < FORGIVEN;
	}

	private static Outcome refused(Claim claim, SendResult.Rejected rejected, Instant now) {
		return switch (rejected.fault()) {
			case SENDER -> new Outcome(claim, DeliveryStatus.DUE, rejected.reply(), now);
			case MESSAGE -> new Outcome(claim, DeliveryStatus.REJECTED, rejected.reply(), now);
			case MAILBOX -> new Outcome(claim, DeliveryStatus.REJECTED, rejected.reply(), now, new MailboxRefused(
					claim.subscriber(), claim.mailing().value(), rejected.status(), rejected.reply()));
			case ADDRESS -> new Outcome(claim, DeliveryStatus.REJECTED, rejected.reply(), now, new RecipientRejected(
					claim.subscriber(), claim.mailing().value(), rejected.status(), rejected.reply()));
		};
	}

	private Outcome again(Claim claim, String reply, DeliveryStatus tooLate, Instant now) {
		if (!now.isBefore(claim.retryUntil())) {
			return new Outcome(claim, tooLate, reply, now);
		}
		Instant next = now.plus(delay(claim.attempts()));
		return new Outcome(claim, DeliveryStatus.DEFERRED, reply,
				next.isBefore(claim.retryUntil()) ? next : claim.retryUntil());
	}

	private Duration delay(int attempts) {
		long doubled = FIRST.toMillis() << Math.min(attempts, 10);
		long base = Math.min(doubled, LONGEST.toMillis());
		return Duration.ofMillis(base * 3 / 4 + this.random.nextLong(base / 2 + 1));
	}

}
