package elchi.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ibm.icu.util.ULocale;

/**
 * What the mails and public pages say, in one language: the patterns of
 * {@code templates/phrases/<language>.properties}, and numbers and dates as that language
 * writes them. {@link #in} leads to the other languages. A further language is one file,
 * and stands among the languages that a reader can choose. Immutable.
 */
public final class Phrases {

	/** The language that every other one falls back to. */
	public static final Locale FALLBACK = Locale.ENGLISH;

	private static final String FOLDER = "phrases/";

	private static final String ENDING = ".properties";

	private final SortedMap<String, PhraseFile> files;

	private final PhraseFile file;

	private final Locale locale;

	private final Figures figures;

	private Phrases(SortedMap<String, PhraseFile> files, PhraseFile file, Locale locale) {
		this.files = files;
		this.file = file;
		this.locale = locale;
		this.figures = new Figures(locale);
	}

	/**
	 * Reads every language, and refuses files that lack a key or use other arguments than
	 * English does.
	 */
	static Phrases read(TemplateFolder folder) {
		SortedMap<String, PhraseFile> files = new TreeMap<>();
		folder.paths((path) -> path.startsWith(FOLDER) && path.endsWith(ENDING)).forEach((path) -> {
			String tag = path.substring(FOLDER.length(), path.length() - ENDING.length());
			files.put(tag, PhraseFile.parse(path, Locale.forLanguageTag(tag), folder.text(path)));
		});
		PhraseFile english = files.get(FALLBACK.toLanguageTag());
		if (english == null) {
			throw new IllegalArgumentException("No phrases/en.properties among the templates");
		}
		PhraseFile.refuseDifferences(english, files.values());
		return new Phrases(Collections.unmodifiableSortedMap(files), english, FALLBACK);
	}

	/**
	 * The phrases in the nearest language there is: {@code ru-KZ}, then {@code ru}, then
	 * English. Numbers and dates follow the region if the language was found, but never
	 * in another script than the phrases: {@code uz-Cyrl} and {@code uz-AF} are spoken as
	 * {@code uz}.
	 */
	public Phrases in(Locale wanted) {
		String tag = wanted.toLanguageTag();
		while (!tag.isEmpty()) {
			PhraseFile found = this.files.get(tag);
			if (found != null) {
				Locale own = Locale.forLanguageTag(tag);
				return new Phrases(this.files, found, script(wanted).equals(script(own)) ? wanted : own);
			}
			tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
		}
		return new Phrases(this.files, english(), FALLBACK);
	}

	/**
	 * The languages that have a file.
	 */
	public Set<Locale> languages() {
		return this.files.keySet()
			.stream()
			.map(Locale::forLanguageTag)
			.collect(Collectors.toCollection(
					() -> new TreeSet<>((one, other) -> one.toLanguageTag().compareTo(other.toLanguageTag()))));
	}

	/**
	 * The language of these phrases, with the region that was asked for.
	 */
	public Locale locale() {
		return this.locale;
	}

	/**
	 * One phrase with its arguments put in.
	 * @throws IllegalArgumentException if there is no such phrase, or if an argument of
	 * its pattern is not given
	 */
	public String format(String key, Map<String, ?> arguments) {
		return this.file.phrase(key).format(this.locale, arguments);
	}

	/**
	 * A phrase that has no arguments.
	 */
	public String text(String key) {
		return format(key, Map.of());
	}

	/**
	 * A number with the language's grouping and decimal sign and a real minus (U+2212).
	 * Half is rounded up; what rounds to zero has no sign.
	 */
	public String number(BigDecimal value, int minFraction, int maxFraction) {
		return this.figures.number(value, minFraction, maxFraction);
	}

	/**
	 * A change: like {@link #number}, with a plus where it is above zero.
	 */
	public String signed(BigDecimal value, int minFraction, int maxFraction) {
		return this.figures.signed(value, minFraction, maxFraction);
	}

	/**
	 * A date by CLDR skeleton: {@code yMMMMd} gives "27 September 2026" its language's
	 * order and words.
	 */
	public String date(LocalDate date, String skeleton) {
		return this.figures.date(date, skeleton);
	}

	/**
	 * A span of days, both ends included, with what they share said once: "21 – 27 Sept
	 * 2026".
	 */
	public String period(LocalDate first, LocalDate last, String skeleton) {
		return this.figures.period(first, last, skeleton);
	}

	/**
	 * Several things in a sentence: "the som, the somoni and the sum".
	 */
	public String list(Collection<String> items) {
		return this.figures.list(items);
	}

	Phrase phrase(String key) {
		return this.file.phrase(key);
	}

	/**
	 * The script that is meant where none is said.
	 */
	private static String script(Locale locale) {
		return ULocale.addLikelySubtags(ULocale.forLocale(locale)).getScript();
	}

	private PhraseFile english() {
		return Objects.requireNonNull(this.files.get(FALLBACK.toLanguageTag()), "English is read first");
	}

}
