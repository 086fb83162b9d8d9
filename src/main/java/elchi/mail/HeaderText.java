package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as it stands in header fields: one ASCII line (RFC 5322), folded at 76 columns,
 * whatever is not ASCII in encoded-words (RFC 2047). Line breaks and other controls
 * become spaces, so that no value can begin a field of its own.
 */
final class HeaderText {

	private static final int COLUMNS = 76;

	private static final int LONGEST_WORD = 200;

	private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");

	private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\s\\u0080-\\u009f\\u2028\\u2029]+");

	private HeaderText() {
	}

	/**
	 * A field whose value is free text.
	 */
	static String unstructured(String name, String text) {
		return fold(name, encoded(oneLine(text), name.length() + 2));
	}

	/**
	 * A field whose value has a syntax of its own; a word is never cut.
	 */
	static String structured(String name, String value) {
		return fold(name, isAscii(value) ? oneLine(value) : encoded(oneLine(value), name.length() + 2));
	}

	/**
	 * A field that holds one mailbox.
	 */
	static String mailbox(String name, MailMessage.Mailbox mailbox) {
		String display = (mailbox.name() != null) ? oneLine(mailbox.name()) : "";
		String address = mailbox.address().value();
		if (display.isEmpty()) {
			return fold(name, address);
		}
		return fold(name, phrase(display, name.length() + 2) + " <" + address + ">");
	}

	private static String phrase(String display, int column) {
		if (!isAscii(display) || display.contains("=?") || display.length() > LONGEST_WORD) {
			return encodedWords(display, column);
		}
		if (ATOMS.matcher(display).matches()) {
			return display;
		}
		return '"' + display.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	private static String oneLine(String text) {
		return isPlain(text) ? text.strip() : BLANK.matcher(text).replaceAll(" ").strip();
	}

	/**
	 * Whether its only blanks are single spaces, as in nearly all of our own values.
	 */
	private static boolean isPlain(String text) {
		char last = 'x';
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean control = c < ' ' || (c > 126 && c < 160) || c == '\u2028' || c == '\u2029';
			if (control || (c == ' ' && last == ' ')) {
				return false;
			}
			last = c;
		}
		return true;
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 127) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Encodes from the first to the last word that needs it: the blanks between two
	 * encoded-words are not part of the text.
	 */
	private static String encoded(String text, int column) {
		if (!needsEncoding(text)) {
			return text;
		}
		List<String> words = List.of(text.split(" ", -1));
		int first = 0;
		while (first < words.size() && !needsEncoding(words.get(first))) {
			first++;
		}
		if (first == words.size()) {
			return text;
		}
		int last = words.size() - 1;
		while (!needsEncoding(words.get(last))) {
			last--;
		}
		List<String> parts = new ArrayList<>(words.subList(0, first));
		parts.add(encodedWords(String.join(" ", words.subList(first, last + 1)), column));
		parts.addAll(words.subList(last + 1, words.size()));
		return String.join(" ", parts);
	}

	private static boolean needsEncoding(String word) {
		return !isAscii(word) || word.contains("=?") || word.length() > LONGEST_WORD;
	}

	private static String encodedWords(String text, int column) {
		StringBuilder words = new StringBuilder();
		int room = Math.max(9, (COLUMNS - column - 12) / 4 * 3);
		int begin = 0;
		int octets = 0;
		for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
			int length = octets(text.codePointAt(i));
			if (octets + length > room) {
				words.append(encodedWord(text.substring(begin, i))).append(' ');
				begin = i;
				octets = 0;
				room = 45;
			}
			octets += length;
		}
		return words.append(encodedWord(text.substring(begin))).toString();
	}

	/**
	 * How many octets a character has in UTF-8.
	 */
	private static int octets(int character) {
		if (character < 0x800) {
			return (character < 0x80) ? 1 : 2;
		}
		return (character < 0x10000) ? 3 : 4;
	}

	private static String encodedWord(String text) {
		return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
	}

	private static String fold(String name, String value) {
		StringBuilder field = new StringBuilder(name).append(':');
		int column = field.length();
		int end;
		for (int begin = 0; begin <= value.length(); begin = end + 1) {
			int blank = value.indexOf(' ', begin);
			end = (blank < 0) ? value.length() : blank;
			if (begin > 0 && column + 1 + end - begin > COLUMNS) {
				field.append("\r\n");
				column = 0;
			}
			field.append(' ').append(value, begin, end);
			column += 1 + end - begin;
		}
		return field.append("\r\n").toString();
	}

}
