package elchi.admin.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.delivery.Recipient;
import elchi.mail.EmailAddress;

/**
 * Enters mails to operators into the ledger; the job that delivers takes them from there,
 * before all others. Entering one again changes nothing.
 */
final class OperatorMail {

	static final String KIND = "operator";

	private static final String LANE = "service";

	private static final Duration RETRY = Duration.ofHours(24);

	private static final Pattern MAILING = Pattern.compile("operator-(\\d{1,18})-(opened|ended)");

	private final List<EmailAddress> operators;

	private final DeliveryLedger ledger;

	private final Clock clock;

	OperatorMail(List<EmailAddress> operators, DeliveryLedger ledger, Clock clock) {
		this.operators = List.copyOf(operators);
		this.ledger = ledger;
		this.clock = clock;
	}

	void opened(Condition condition) {
		enter("operator-%d-opened".formatted(condition.id()));
	}

	void ended(Condition condition) {
		enter("operator-%d-ended".formatted(condition.id()));
	}

	private void enter(String name) {
		if (this.operators.isEmpty()) {
			return;
		}
		MailingId id = new MailingId(name);
		Instant now = this.clock.instant();
		Mailing mailing = this.ledger.mailing(id)
			.orElseGet(() -> new Mailing(id, KIND, LANE, this.operators.size(), now, RETRY));
		this.ledger.open(mailing);
		this.ledger.enqueue(id,
				this.operators.stream()
					.limit(mailing.audience())
					.map((address) -> new Recipient(number(address), address, mailing.plannedAt())));
	}

	/**
	 * The operator of a number; empty if they are one no longer.
	 */
	Optional<EmailAddress> operator(long number) {
		return this.operators.stream().filter((address) -> number(address) == number).findFirst();
	}

	/**
	 * The condition that a mailing tells of.
	 */
	static long condition(MailingId mailing) {
		return Long.parseLong(matcher(mailing).group(1));
	}

	/**
	 * Whether a mailing tells of the end of its condition.
	 */
	static boolean tellsTheEnd(MailingId mailing) {
		return matcher(mailing).group(2).equals("ended");
	}

	private static Matcher matcher(MailingId mailing) {
		Matcher matcher = MAILING.matcher(mailing.value());
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Mailing '%s' is not one to operators".formatted(mailing));
		}
		return matcher;
	}

	/**
	 * Operators are no subscribers; their numbers are far above all of theirs.
	 */
	private static long number(EmailAddress address) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(address.value().getBytes(StandardCharsets.UTF_8));
			return (ByteBuffer.wrap(digest).getLong() >>> 2) | 0x4000_0000_0000_0000L;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
