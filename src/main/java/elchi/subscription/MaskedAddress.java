package elchi.subscription;

import elchi.mail.EmailAddress;

/**
 * An address that its owner recognises and nobody else learns: {@code r…@example.org}.
 */
public final class MaskedAddress {

	private MaskedAddress() {
	}

	/**
	 * The first letter and the domain.
	 */
	public static String of(EmailAddress address) {
		String text = address.value();
		return text.substring(0, 1) + "\u2026" + text.substring(text.lastIndexOf('@'));
	}

}
