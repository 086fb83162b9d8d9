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
	 * Whether it is printable ASCII with single spaces, as nearly all of our own values
	 * are.
	 */
	private static boolean isPlain(String text) {
		char last = 'x';
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c > 126 || (c == ' ' && last == ' ')) {
				return false;
			}
			last = c;
		}
		return true;
	}

	private static boolean isAscii(String text) {
		return text.chars().allMatch((c) -> c < 127);
	}

	/**
	 * Encodes from the first to the last word that needs it: the blanks between two
	 * encoded-words are not part of the text.
	 */
	private static String encoded(String text, int column) {
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
		StringBuilder word = new StringBuilder();
		int room = Math.max(9, (COLUMNS - column - 12) / 4 * 3);
		int octets = 0;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			String character = Character.toString(text.codePointAt(i));
			int length = character.getBytes(StandardCharsets.UTF_8).length;
			if (octets + length > room) {
				words.append(encodedWord(word)).append(' ');
				word.setLength(0);
				octets = 0;
				room = 45;
			}
			word.append(character);
			octets += length;
		}
		return words.append(encodedWord(word)).toString();
	}

	private static String encodedWord(StringBuilder text) {
		byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
		return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(octets) + "?=";
	}

	private static String fold(String name, String value) {
		StringBuilder field = new StringBuilder(name).append(':');
		int column = field.length();
		boolean first = true;
		for (String word : value.split(" ", -1)) {
			if (!first && column + 1 + word.length() > COLUMNS) {
				field.append("\r\n");
				column = 0;
			}
			field.append(' ').append(word);
			column += 1 + word.length();
			first = false;
		}
		return field.append("\r\n").toString();
	}

}
