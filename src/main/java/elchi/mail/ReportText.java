package elchi.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Words of strangers, made fit to be stored and shown.
 */
final class ReportText {

	private static final int LONGEST = 500;

	private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cn}\\p{Cs}\\s\\u2028\\u2029\\uFFFD]+");

	/** No part of a number with more dots, such as an address of the internet. */
	private static final Pattern STATUS = Pattern.compile("(?<![\\w.])([245]\\.[0-7]\\.\\d{1,3})(?![.\\w]?\\d)");

	private ReportText() {
	}

	/**
	 * One line of at most 500 characters.
	 */
	static String line(@Nullable String text) {
		if (text == null) {
			return "";
		}
		String near = (text.length() > 4 * LONGEST) ? text.substring(0, 4 * LONGEST) : text;
		String line = UNFIT.matcher(near).replaceAll(" ").strip();
		if (line.length() <= LONGEST) {
			return line;
		}
		boolean split = Character.isHighSurrogate(line.charAt(LONGEST - 1));
		return line.substring(0, split ? LONGEST - 1 : LONGEST);
	}

	/**
	 * The first enhanced status code in a text, empty if there is none.
	 */
	static String status(String text) {
		Matcher matcher = STATUS.matcher(text);
		return matcher.find() ? matcher.group(1) : "";
	}

	/**
	 * The address in a field such as {@code rfc822; <reader@example.org>}; null if there
	 * is none that can stand in an envelope.
	 */
	static @Nullable EmailAddress address(@Nullable String field) {
		if (field == null) {
			return null;
		}
		String text = line(field).replaceFirst("^[A-Za-z0-9-]{1,20};", "");
		int open = text.lastIndexOf('<');
		int shut = text.indexOf('>', open);
		String address = (open >= 0 && shut > open) ? text.substring(open + 1, shut) : text;
		try {
			return EmailAddress.parse(address.strip());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
