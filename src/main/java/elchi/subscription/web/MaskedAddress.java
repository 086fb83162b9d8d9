package elchi.subscription.web;

import elchi.mail.EmailAddress;

/**
 * An address that its owner recognises and nobody else learns: {@code r…@example.org}.
 */
final class MaskedAddress {

	private MaskedAddress() {
	}

	static String of(EmailAddress address) {
		String text = address.value();
		return text.substring(0, 1) + "\u2026" + text.substring(text.lastIndexOf('@'));
	}

}
