package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import com.ibm.icu.text.IDNA;

/**
 * A mail address that can stand in an envelope, such as {@code reader@example.org}.
 * {@link #parse} reads what {@link #toString} prints.
 * <p>
 * The local part is a dot-atom in ASCII, since a relay without SMTPUTF8 refuses any
 * other; quoted local parts and address literals are refused, too. A domain in another
 * script is accepted and kept as servers know it, in its {@code xn--} form.
 *
 * @param value the address; the domain is in lower case
 */
public record EmailAddress(String value) {

	private static final IDNA NAMES = IDNA
		.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

	public EmailAddress {
		int at = value.lastIndexOf('@');
		if (at < 1) {
			throw refused(value, "it needs a name, one @ and a domain");
		}
		String local = value.substring(0, at);
		String domain = ascii(value, value.substring(at + 1));
		if (!Grammar.isDotAtom(local) || local.length() > 64) {
			throw refused(value,
					"before the @ only 1 to 64 ASCII letters, digits, dots and !#$%&'*+/=?^_`{|}~- can stand");
		}
		if (!Grammar.isDomain(domain)) {
			throw refused(value, "after the @ a full domain name such as example.org must stand");
		}
		value = local + "@" + domain;
		if (value.length() > 254) {
			throw refused(value, "it is longer than 254 characters");
		}
	}

	public static EmailAddress parse(String text) {
		return new EmailAddress(text);
	}

	/**
	 * The part after the @, in lower case.
	 */
	public String domain() {
		return this.value.substring(this.value.lastIndexOf('@') + 1);
	}

	/**
	 * SHA-256 of the address in lower case: equal for two spellings of what is in
	 * practice one mailbox, and still there when the address itself is erased.
	 */
	public String hash() {
		try {
			byte[] octets = this.value.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String ascii(String value, String domain) {
		if (domain.chars().allMatch((c) -> c < 128)) {
			return domain.toLowerCase(Locale.ROOT);
		}
		IDNA.Info findings = new IDNA.Info();
		String name = NAMES.nameToASCII(domain, new StringBuilder(), findings).toString();
		if (findings.hasErrors()) {
			throw refused(value, "its domain is not a valid international name");
		}
		return name.toLowerCase(Locale.ROOT);
	}

	private static IllegalArgumentException refused(String value, String reason) {
		String shown = value.replaceAll("\\p{Cntrl}", "?");
		return new IllegalArgumentException("'%s' is not a mail address: %s"
			.formatted((shown.length() > 80) ? shown.substring(0, 80) + "..." : shown, reason));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
