package elchi.subscription;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The links by which readers act without a password. A link is
 * {@code <public url>/<purpose>/<token>}, and a token is what it says, the key's id and a
 * MAC over both, all in characters that survive in addresses and subjects. The same
 * arguments make the same link as long as the key is kept. Unsubscribing works for ever;
 * every other link expires.
 */
public class Links {

	/** How long a link to one's preferences is good after its mailing. */
	public static final Duration PREFERENCES_LIFE = Duration.ofDays(90);

	private static final Pattern FORM = Pattern
		.compile("([A-Za-z0-9_-]{1,300})\\.([a-z0-9]{1,12})\\.([A-Za-z0-9_-]{24})");

	/** 18 octets fill 24 characters, so that no second text stands for the same MAC. */
	private static final int MAC_OCTETS = 18;

	private static final String ALGORITHM = "HmacSHA256";

	private final LinkKeys keys;

	private final Publisher publisher;

	private final @Nullable EmailAddress mailbox;

	private final Clock clock;

	Links(LinkKeys keys, Publisher publisher, Clock clock) {
		this(keys, publisher, null, clock);
	}

	/**
	 * Creates it.
	 * @param mailbox where mails that unsubscribe are read; null if nobody reads any
	 */
	Links(LinkKeys keys, Publisher publisher, @Nullable EmailAddress mailbox, Clock clock) {
		this.keys = keys;
		this.publisher = publisher;
		this.mailbox = mailbox;
		this.clock = clock;
	}

	/**
	 * The id of the key that signs from now on, to be sealed with an edition.
	 */
	public String sealedKeyId() {
		return this.keys.newest();
	}

	/**
	 * Ends a list for somebody; also the address of one-click unsubscribing.
	 */
	public URI unsubscribe(long subscriber, String list, String keyId) {
		return unsubscribe(subscriber, list, "", keyId);
	}

	/**
	 * Ends a list for somebody, and tells which mailing it was that they had enough of.
	 */
	public URI unsubscribe(long subscriber, String list, String mailing, String keyId) {
		return link(new LinkTicket(LinkPurpose.UNSUBSCRIBE, subscriber, Subscription.requireList(list), mailing, null),
				keyId);
	}

	/**
	 * The value of List-Unsubscribe (RFC 2369): a link that unsubscribes, and before it
	 * an address that takes the same token as a subject, where such mails are read; in
	 * the order of the example of RFC 8058.
	 */
	public String listUnsubscribe(String link) {
		if (this.mailbox == null) {
			return "<" + link + ">";
		}
		String token = link.substring(link.lastIndexOf('/') + 1);
		return "<mailto:" + this.mailbox + "?subject=" + token + ">, <" + link + ">";
	}

	/**
	 * Shows somebody's preferences, for {@link #PREFERENCES_LIFE} from the moment that
	 * the mail bears as its date.
	 */
	public URI preferences(long subscriber, Instant date, String keyId) {
		return link(new LinkTicket(LinkPurpose.PREFERENCES, subscriber, "", "", date.plus(PREFERENCES_LIFE)), keyId);
	}

	/**
	 * A link for any ticket.
	 */
	public URI link(LinkTicket ticket, String keyId) {
		return this.publisher.page(ticket.purpose().folder() + "/" + token(ticket, keyId));
	}

	/**
	 * The token alone, as it stands in the subject of a mail that unsubscribes.
	 */
	public String token(LinkTicket ticket, String keyId) {
		byte[] secret = this.keys.secret(keyId)
			.orElseThrow(() -> new IllegalArgumentException(
					"Unknown link key '%s'; restore link-keys under elchi.home from a copy".formatted(keyId)));
		String said = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(ticket.print().getBytes(StandardCharsets.UTF_8));
		return said + "." + keyId + "." + mac(said, keyId, secret);
	}

	/**
	 * Reads a token; empty if it is forged, damaged, expired, or meant for another
	 * purpose. Which of these is told to nobody.
	 */
	public Optional<LinkTicket> read(LinkPurpose purpose, String token) {
		Matcher form = FORM.matcher(token);
		if (!form.matches()) {
			return Optional.empty();
		}
		String said = form.group(1);
		String keyId = form.group(2);
		return this.keys.secret(keyId)
			.filter((secret) -> same(mac(said, keyId, secret), form.group(3)))
			.flatMap((secret) -> ticket(purpose, said))
			.filter((ticket) -> ticket.isGoodAt(this.clock.instant()));
	}

	private static Optional<LinkTicket> ticket(LinkPurpose purpose, String said) {
		try {
			return Optional
				.of(LinkTicket.parse(purpose, new String(Base64.getUrlDecoder().decode(said), StandardCharsets.UTF_8)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
				other.getBytes(StandardCharsets.US_ASCII));
	}

	private static String mac(String said, String keyId, byte[] secret) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret, ALGORITHM));
			byte[] full = mac.doFinal((said + "." + keyId).getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, MAC_OCTETS));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
