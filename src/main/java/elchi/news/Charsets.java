package elchi.news;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text. What is valid UTF-8 is UTF-8, whatever prolog and header say;
 * otherwise the prolog is believed, then the header, then the look of the bytes.
 */
final class Charsets {

	private static final Pattern DECLARED = Pattern.compile("(?:encoding|charset)\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)",
			Pattern.CASE_INSENSITIVE);

	private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

	private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private static final Charset KOI8_R = Charset.forName("KOI8-R");

	private static final int PROLOG = 1024;

	private Charsets() {
	}

	static String decode(byte[] bytes, @Nullable String contentType) {
		Charset marked = byOrderMark(bytes);
		if (marked != null) {
			return new String(bytes, marked).replaceFirst("^\uFEFF", "");
		}
		String utf8 = strict(bytes, StandardCharsets.UTF_8);
		if (utf8 != null) {
			return utf8;
		}
		return new String(bytes, declared(bytes, contentType));
	}

	private static @Nullable Charset byOrderMark(byte[] bytes) {
		int first = (at(bytes, 0) << 8) | at(bytes, 1);
		if (first == 0xefbb && at(bytes, 2) == 0xbf) {
			return StandardCharsets.UTF_8;
		}
		return switch (first) {
			case 0xfeff, 0x003c -> StandardCharsets.UTF_16BE;
			case 0xfffe, 0x3c00 -> StandardCharsets.UTF_16LE;
			default -> null;
		};
	}

	private static int at(byte[] bytes, int index) {
		return (index < bytes.length) ? (bytes[index] & 0xff) : 0xff;
	}

	private static @Nullable String strict(byte[] bytes, Charset charset) {
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	private static Charset declared(byte[] bytes, @Nullable String contentType) {
		String prolog = new String(bytes, 0, Math.min(bytes.length, PROLOG), StandardCharsets.ISO_8859_1);
		Charset charset = named(prolog);
		if (charset == null && contentType != null) {
			charset = named(contentType);
		}
		return (charset != null) ? charset : byLook(bytes);
	}

	/**
	 * The charset that a text declares; null if it is unknown, or UTF-8, which the bytes
	 * are known not to be.
	 */
	private static @Nullable Charset named(String text) {
		Matcher matcher = DECLARED.matcher(text);
		if (!matcher.find()) {
			return null;
		}
		try {
			Charset charset = Charset.forName(matcher.group(1));
			if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
				return null;
			}
			// Who says Latin 1 means Windows: the browsers decided so.
			return charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : charset;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return null;
		}
	}

	/**
	 * Cyrillic comes in runs of high bytes, Latin has them one by one; small letters,
	 * which are the most, lie high in Windows 1251 and low in KOI8-R.
	 */
	private static Charset byLook(byte[] bytes) {
		int high = 0;
		int pairs = 0;
		int upperHalf = 0;
		for (int index = 0; index < bytes.length; index++) {
			int current = bytes[index] & 0xff;
			if (current >= 0xc0) {
				high++;
				upperHalf += (current >= 0xe0) ? 1 : 0;
				pairs += (index > 0 && (bytes[index - 1] & 0xff) >= 0xc0) ? 1 : 0;
			}
		}
		if (pairs * 2 < high || high < 3) {
			return WINDOWS_1252;
		}
		return (upperHalf * 2 >= high) ? WINDOWS_1251 : KOI8_R;
	}

}
