package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import elchi.mail.DkimCanonical.Field;
import elchi.mail.DkimKey.Algorithm;

/**
 * Signs a message with each of its keys (RFC 6376, RFC 8463). What a receiver acts on is
 * signed once more often than it occurs, so that nobody can put a second one in front.
 */
final class DkimSigner implements MessageSigner {

	private static final List<String> OVERSIGNED = List.of("From", "To", "Cc", "Reply-To", "Subject", "Date",
			"Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type",
			"Content-Transfer-Encoding");

	/** Lists on the way may add their own. */
	private static final List<String> SIGNED = List.of("In-Reply-To", "References", "List-Id", "Feedback-ID",
			"Auto-Submitted");

	private static final int COLUMNS = 72;

	private final String domain;

	private final List<DkimKey> keys;

	private final Clock clock;

	DkimSigner(String domain, List<DkimKey> keys, Clock clock) {
		DkimKeys.checkDomain(domain);
		this.domain = domain;
		this.keys = List.copyOf(keys);
		this.clock = clock;
	}

	@Override
	public List<WireLines> sign(List<WireLines> message) {
		List<WireLines> signed = new ArrayList<>(message);
		signed.add(0, WireLines.of(signatures(WireLines.joined(message)).getBytes(StandardCharsets.US_ASCII)));
		return signed;
	}

	/**
	 * A header field for each key.
	 */
	String signatures(byte[] message) {
		DkimCanonical canonical = DkimCanonical.of(message);
		List<String> names = new ArrayList<>();
		StringBuilder header = new StringBuilder();
		for (String name : OVERSIGNED) {
			choose(name, canonical, names, header);
			names.add(name);
		}
		for (String name : SIGNED) {
			choose(name, canonical, names, header);
		}
		String bodyHash = Base64.getEncoder().encodeToString(sha256(canonical.body()));
		StringBuilder signatures = new StringBuilder();
		for (DkimKey key : this.keys) {
			signatures.append(field(key, names, header.toString(), bodyHash));
		}
		return signatures.toString();
	}

	/**
	 * All fields of that name, from the bottom up, as verifiers count them.
	 */
	private static void choose(String name, DkimCanonical canonical, List<String> names, StringBuilder header) {
		List<Field> fields = canonical.fields();
		for (int i = fields.size() - 1; i >= 0; i--) {
			if (fields.get(i).name().equals(name.toLowerCase(Locale.ROOT))) {
				names.add(name);
				header.append(fields.get(i).line()).append("\r\n");
			}
		}
	}

	private String field(DkimKey key, List<String> names, String header, String bodyHash) {
		String unsigned = "DKIM-Signature: v=1; a=%s; c=relaxed/relaxed; d=%s;\r\n s=%s; t=%d;\r\n h=%s;\r\n bh=%s;\r\n b="
			.formatted(key.algorithm().label, this.domain, key.selector(), this.clock.instant().getEpochSecond(),
					folded(String.join(":", names), ':'), bodyHash);
		byte[] signed = (header + Field.of(unsigned).line()).getBytes(StandardCharsets.ISO_8859_1);
		return unsigned + folded(Base64.getEncoder().encodeToString(signature(key, signed)), '\0') + "\r\n";
	}

	private static byte[] signature(DkimKey key, byte[] signed) {
		try {
			Signature signature = Signature.getInstance(key.algorithm().signatures);
			signature.initSign(key.secret());
			// RFC 8463: Ed25519 signs the hash, not the octets.
			signature.update((key.algorithm() == Algorithm.ED25519) ? sha256(signed) : signed);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The DKIM key '%s' cannot sign".formatted(key.selector()), ex);
		}
	}

	/**
	 * Lines of a length that passes everywhere, broken behind a character or anywhere.
	 */
	private static String folded(String value, char behind) {
		StringBuilder folded = new StringBuilder();
		int start = 0;
		while (value.length() - start > COLUMNS) {
			int end = (behind != '\0') ? value.lastIndexOf(behind, start + COLUMNS) + 1 : start + COLUMNS;
			folded.append(value, start, end).append("\r\n ");
			start = end;
		}
		return folded.append(value, start, value.length()).toString();
	}

	private static byte[] sha256(byte[] octets) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(octets);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
