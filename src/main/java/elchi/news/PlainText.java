package elchi.news;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Plain text of what outlets write as HTML: nothing that acts, hides, tracks or turns the
 * direction of reading.
 */
final class PlainText {

	private static final String NOT_TEXT = "script, style, noscript, iframe, object, svg, img, figure, template, form, head";

	private static final String BLOCKS = "p, div, br, li, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, tr, td, hr, pre, section, article";

	/** Stands for the border of a block; no outlet writes it. */
	private static final String BREAK = "\uE000";

	private static final Pattern INVISIBLE = Pattern
		.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200B-\\u200F\\u00AD\\u2060\\uFEFF\\uFFFC]|[\\p{Cc}&&[^\\n\\t]]");

	private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000]+");

	private static final Pattern TWICE_ENCODED = Pattern.compile("[\\u00C2-\\u00F4][\\u0080-\\u00BF]{1,3}|â€.");

	private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);");

	private PlainText() {
	}

	/**
	 * The text of a piece of HTML, a block a line; entities are decoded once.
	 */
	static String of(String html) {
		Document document = Jsoup.parseBodyFragment(html.replace(BREAK, ""));
		document.select(NOT_TEXT).remove();
		document.select(BLOCKS).before(BREAK).after(BREAK);
		// The line breaks of the source are mere spaces.
		return clean(SPACES.matcher(document.body().wholeText()).replaceAll(" ").replace(BREAK, "\n"));
	}

	/**
	 * A headline on one line; outlets encode them twice, so they are decoded twice.
	 */
	static String ofTitle(String html) {
		String once = of(html);
		String twice = ENTITY.matcher(once).find() ? Parser.unescapeEntities(once, false) : once;
		return SPACES.matcher(clean(twice)).replaceAll(" ").strip();
	}

	/**
	 * Text that is plain already, without what cannot be seen.
	 */
	static String clean(String text) {
		String repaired = TWICE_ENCODED.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(decodedOnce(match)));
		return INVISIBLE.matcher(Normalizer.normalize(repaired, Normalizer.Form.NFC))
			.replaceAll("")
			.lines()
			.map((line) -> SPACES.matcher(line).replaceAll(" ").strip())
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

	/**
	 * UTF-8 that was taken for Latin 1 (or its Windows kin) and encoded again. The
	 * control characters of Latin 1 are the proof: nobody writes them, nor an â before a
	 * €.
	 */
	private static String decodedOnce(MatchResult match) {
		String text = match.group();
		boolean windows = text.startsWith("â€");
		if (!windows && text.chars().noneMatch((character) -> character >= 0x80 && character <= 0x9f)) {
			return text;
		}
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(text.getBytes(windows ? WINDOWS_1252 : StandardCharsets.ISO_8859_1)))
				.toString();
		}
		catch (CharacterCodingException ex) {
			return text;
		}
	}

}
