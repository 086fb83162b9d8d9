package elchi.template;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped phrases, each language held against English and against CLDR.
 */
class LanguagesTests {

	private static final TemplateFolder FOLDER = TemplateFolder.read(TemplateFolder.PACKAGED);

	private static final Phrases PHRASES = Phrases.read(FOLDER);

	private static final SortedMap<String, Phrase> ENGLISH = phrases("en");

	private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");

	/** Codes, names of formats and an address, which are the same in every script. */
	private static final Set<String> FOREIGN = Set.of("USD", "KZT", "KGS", "CSV", "JSON", "www", "nbt", "tj");

	private static final List<Integer> NUMBERS = List.of(0, 1, 2, 3, 5, 11, 21, 22, 100, 1001);

	static Stream<String> languages() {
		return PHRASES.languages().stream().map(Locale::toLanguageTag);
	}

	@Test
	void theLanguagesAreThoseOfTheRegionAndEnglish() {
		assertThat(languages()).containsExactly("en", "kk", "ky", "ru", "tg", "tk", "uz");
	}

	@ParameterizedTest
	@MethodSource("languages")
	void noFileLacksAKeyOrHasOneTooMany(String language) {
		assertThat(phrases(language).keySet()).isEqualTo(ENGLISH.keySet());
		phrases(language)
			.forEach((key, phrase) -> assertThat(phrase.arguments()).as(key).isEqualTo(english(key).arguments()));
	}

	@ParameterizedTest
	@MethodSource("languages")
	void eachFileSaysFirstWhetherANativeReaderCheckedIt(String language) {
		String text = FOLDER.text("phrases/" + language + ".properties");
		String comment = text.substring(0, text.indexOf("language.tag"));
		assertThat(comment).startsWith("#");
		if (!language.equals("en")) {
			assertThat(comment).contains("\n# Not yet checked by a native reader.\n");
		}
	}

	@ParameterizedTest
	@MethodSource("languages")
	void pluralsAskForNoFormThatTheLanguageLacks(String language) {
		Set<String> forms = PluralRules.forLocale(Locale.forLanguageTag(language)).getKeywords();
		phrases(language).forEach((key, phrase) -> Spelling.of(phrase.pattern())
			.plurals()
			.forEach((argument, chosen) -> assertThat(chosen.stream().filter((form) -> !form.startsWith("=")))
				.as("%s of %s", argument, key)
				.contains("other")
				.isSubsetOf(forms)));
	}

	@ParameterizedTest
	@MethodSource("languages")
	void choicesAreThoseOfEnglish(String language) {
		phrases(language).forEach((key, phrase) -> assertThat(Spelling.of(phrase.pattern()).selects()).as(key)
			.isEqualTo(Spelling.of(english(key).pattern()).selects()));
	}

	/**
	 * A Latin letter that looks like a Cyrillic one is in no Cyrillic alphabet, and the
	 * other way round.
	 */
	@ParameterizedTest
	@MethodSource("languages")
	void everyLetterIsOneOfTheLanguagesOwn(String language) {
		UnicodeSet alphabet = new UnicodeSet();
		for (int kind : List.of(LocaleData.ES_STANDARD, LocaleData.ES_AUXILIARY)) {
			alphabet.addAll(LocaleData.getExemplarSet(ULocale.forLanguageTag(language), 0, kind));
		}
		alphabet.retainAll(script(language)).add('\u02bb').add('\u02bc').closeOver(UnicodeSet.CASE_INSENSITIVE);
		phrases(language).forEach((key, phrase) -> assertThat(words(phrase)).as(key)
			.allMatch((word) -> FOREIGN.contains(word) || alphabet.containsAll(word)));
	}

	@ParameterizedTest
	@MethodSource("languages")
	void lettersAreComposedAndUzbekHasItsOwnMarks(String language) {
		phrases(language).forEach((key, phrase) -> {
			assertThat(Normalizer.isNormalized(phrase.pattern(), Normalizer.Form.NFC)).as(key).isTrue();
			if (!language.equals("en")) {
				assertThat(phrase.pattern()).as(key).doesNotContain("'", "\u2018", "\u2019", "`", "\u00b4");
			}
			assertThat(words(phrase)).as(key)
				.noneMatch((word) -> word.contains("\u02bb") && !word.matches(".*[oOgG]\u02bb.*"));
		});
	}

	@ParameterizedTest
	@MethodSource("languages")
	void everyPhraseSaysAllThatItIsGiven(String language) {
		Phrases spoken = PHRASES.in(Locale.forLanguageTag(language));
		phrases(language).forEach((key, phrase) -> {
			Spelling spelling = Spelling.of(phrase.pattern());
			for (Map<String, Object> arguments : samples(phrase, spelling)) {
				String said = spoken.format(key, arguments);
				assertThat(said).as(key).isNotBlank().doesNotContain("{", "}", "#", "  ");
				arguments.values()
					.stream()
					.filter((value) -> value.toString().startsWith("<"))
					.forEach((value) -> assertThat(said).as(key).contains(value.toString()));
			}
		});
	}

	/**
	 * Every choice of every argument once, beside the first choice of the others.
	 */
	private static List<Map<String, Object>> samples(Phrase phrase, Spelling spelling) {
		Map<String, Object> usual = new HashMap<>();
		phrase.arguments().forEach((argument) -> usual.put(argument, "<" + argument + ">"));
		spelling.plurals().keySet().forEach((argument) -> usual.put(argument, 7));
		spelling.selects().forEach((argument, choices) -> usual.put(argument, choices.first()));
		List<Map<String, Object>> samples = new ArrayList<>(List.of(usual));
		spelling.plurals().keySet().forEach((argument) -> NUMBERS.forEach((number) -> {
			Map<String, Object> sample = new HashMap<>(usual);
			sample.put(argument, number);
			samples.add(sample);
		}));
		spelling.selects().forEach((argument, choices) -> choices.forEach((choice) -> {
			Map<String, Object> sample = new HashMap<>(usual);
			sample.put(argument, choice);
			samples.add(sample);
		}));
		return samples;
	}

	private static List<String> words(Phrase phrase) {
		boolean code = phrase.key().equals("language.tag") || phrase.key().equals("language.dir");
		return code ? List.of()
				: Spelling.of(phrase.pattern())
					.texts()
					.stream()
					.flatMap((text) -> WORD.matcher(text).results().map(MatchResult::group))
					.toList();
	}

	private static Phrase english(String key) {
		return Objects.requireNonNull(ENGLISH.get(key), key);
	}

	private static UnicodeSet script(String language) {
		return new UnicodeSet(Set.of("kk", "ky", "ru", "tg").contains(language) ? "[:Cyrl:]" : "[:Latn:]");
	}

	private static SortedMap<String, Phrase> phrases(String language) {
		String path = "phrases/" + language + ".properties";
		return PhraseFile.parse(path, Locale.forLanguageTag(language), FOLDER.text(path)).phrases();
	}

}
