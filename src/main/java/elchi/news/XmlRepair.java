package elchi.news;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.parser.Parser;

/**
 * Makes XML of what outlets send for XML: no prolog (the text is decoded already), no
 * illegal characters, no entities that only HTML knows, no bare ampersands.
 */
final class XmlRepair {

	private static final Pattern PROLOG = Pattern.compile("<\\?xml\\s[^>]*\\?>");

	private static final Pattern ILLEGAL = Pattern
		.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

	/** What never ends is taken to the end, so that its beginning is searched once. */
	private static final Pattern UNTOUCHED_OR_AMPERSAND = Pattern.compile(
			"<!\\[CDATA\\[(?:.*?]]>|.*+)|<!--(?:.*?-->|.*+)|&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?",
			Pattern.DOTALL);

	private XmlRepair() {
	}

	static String repair(String text) {
		String plain = ILLEGAL.matcher(PROLOG.matcher(text).replaceFirst("")).replaceAll("");
		return UNTOUCHED_OR_AMPERSAND.matcher(plain)
			.replaceAll((match) -> Matcher.quoteReplacement(repaired(match)))
			.strip();
	}

	private static String repaired(MatchResult match) {
		String whole = match.group();
		if (whole.startsWith("<")) {
			return whole;
		}
		String reference = match.group(1);
		if (reference == null) {
			return "&amp;";
		}
		if (reference.startsWith("#")) {
			return isLegal(reference) ? whole : "";
		}
		return switch (reference) {
			case "amp;", "lt;", "gt;", "quot;", "apos;" -> whole;
			default -> known(whole);
		};
	}

	private static String known(String entity) {
		String character = Parser.unescapeEntities(entity, true);
		return character.equals(entity) ? "&amp;" + entity.substring(1) : character;
	}

	private static boolean isLegal(String reference) {
		String digits = reference.substring(1, reference.length() - 1);
		int code = (digits.startsWith("x") || digits.startsWith("X")) ? Integer.parseInt(digits.substring(1), 16)
				: Integer.parseInt(digits);
		return Character.isValidCodePoint(code) && !ILLEGAL.matcher(Character.toString(code)).find();
	}

}
