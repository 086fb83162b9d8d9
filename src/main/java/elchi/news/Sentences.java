package elchi.news;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.ibm.icu.text.BreakIterator;

/**
 * Cuts a text into sentences. ICU finds the places; what looks like an end and is only an
 * abbreviation is put together again.
 */
final class Sentences {

	/** Never the end of a sentence: titles, initials, what counts and what is counted. */
	private static final Pattern NEVER_LAST = Pattern.compile("(?u)(?:^|.*[\\s(«“\"'‘—-])(?:"
			+ "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Hon|Rev|St|Mt|No|Nos|Fig|vs|approx|est|ca|cf|e\\.g|i\\.e"
			+ "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|\\p{Lu}"
			+ "|тыс|млн|млрд|трлн|руб|ул|им|т|т\\.е|т\\.н|см|стр|г|гг|обл|проф|акад|ген|св|напр|долл|кв|куб|в\\.т\\.ч)\\.$");

	/** May be the end: then the next word tells. */
	private static final Pattern SOMETIMES_LAST = Pattern.compile(
			"(?u)(?:^|.*[\\s(«“\"'‘—-])(?:" + "(?:\\p{Lu}\\.)+\\p{Lu}|Inc|Ltd|Co|Corp|Jr|Sr|Bros|etc|et al|a\\.m|p\\.m"
					+ "|г|гг|тыс|млн|млрд|трлн|долл|руб|т\\.д|т\\.п|др|пр|н\\.э)\\.$");

	private static final Pattern OPENING = Pattern.compile("(?u)^[«“\"'‘(]*(?:"
			+ "The|A|An|In|On|At|It|Its|He|She|They|This|That|These|Those|But|And|However|His|Her|Their|We|As|For|With|After|Before"
			+ "|By|From|If|When|While|According|Last|Earlier|Meanwhile|Since|There|To|Under|Both|Such|Also"
			+ "|В|Во|На|По|Это|Эта|Этот|Эти|Он|Она|Они|Оно|Как|При|Об|О|С|Со|Для|Из|К|Но|А|И|Также|Ранее|Однако|После|До|За|Мы"
			+ "|По словам|Кроме)(?!\\p{L})");

	private static final Pattern ENDED = Pattern.compile(".*[.!?…][\\s)\\]»”\"'’]*$", Pattern.DOTALL);

	private Sentences() {
	}

	/**
	 * The whole sentences of a text; a line never runs into the next one, and what does
	 * not end as sentences end (headings, captions, the cut end) is left out.
	 */
	static List<String> of(String text, Locale locale) {
		List<String> sentences = new ArrayList<>();
		text.lines().forEach((line) -> cut(line.strip(), locale, sentences));
		return sentences;
	}

	private static void cut(String line, Locale locale, List<String> sentences) {
		BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
		breaks.setText(line);
		int start = breaks.first();
		for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
			String sentence = line.substring(start, end).strip();
			if (end < line.length() && goesOn(sentence, line.substring(end).strip())) {
				continue;
			}
			if (isWhole(sentence)) {
				sentences.add(sentence);
			}
			start = end;
		}
	}

	private static boolean goesOn(String sentence, String next) {
		if (!ENDED.matcher(sentence).matches() || startsSmall(next)) {
			return true;
		}
		if (SOMETIMES_LAST.matcher(sentence).matches()) {
			return !OPENING.matcher(next).find();
		}
		return NEVER_LAST.matcher(sentence).matches();
	}

	/**
	 * Whether a sentence ends in an abbreviation, so that it may have gone on.
	 */
	static boolean endsDoubtfully(String sentence) {
		return SOMETIMES_LAST.matcher(sentence).matches() || NEVER_LAST.matcher(sentence).matches();
	}

	private static boolean startsSmall(String text) {
		return !text.isEmpty() && (Character.isLowerCase(text.codePointAt(0)) || text.startsWith("– ")
				|| text.startsWith("— ") || text.startsWith(","));
	}

	private static boolean isWhole(String sentence) {
		return ENDED.matcher(sentence).matches() && !sentence.matches("(?s).*(…|\\.\\.\\.)[\\s)\\]»”\"'’]*$");
	}

}
