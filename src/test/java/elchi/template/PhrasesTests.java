package elchi.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhrasesTests {

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	private final Phrases phrases = phrases("articles = {n, plural, one{# article} other{# articles}} of {outlet}\n",
			"articles = {n, plural, one{# статья} few{# статьи} many{# статей} other{# статьи}} от {outlet}\n");

	@Test
	void pluralsFollowTheLanguage() {
		assertThat(this.phrases.format("articles", Map.of("n", 1, "outlet", "X"))).isEqualTo("1 article of X");
		Phrases russian = this.phrases.in(RUSSIAN);
		assertThat(russian.format("articles", Map.of("n", 1, "outlet", "X"))).isEqualTo("1 статья от X");
		assertThat(russian.format("articles", Map.of("n", 3, "outlet", "X"))).isEqualTo("3 статьи от X");
		assertThat(russian.format("articles", Map.of("n", 11, "outlet", "X"))).isEqualTo("11 статей от X");
	}

	@Test
	void regionFallsBackToItsLanguageAndAnythingElseToEnglish() {
		assertThat(this.phrases.in(Locale.forLanguageTag("ru-KZ")).locale()).hasToString("ru_KZ");
		assertThat(this.phrases.in(Locale.forLanguageTag("fr-CA")).locale()).isEqualTo(Locale.ENGLISH);
		assertThat(this.phrases.in(RUSSIAN).in(Locale.ENGLISH).locale()).isEqualTo(Locale.ENGLISH);
		assertThat(this.phrases.languages()).containsExactly(Locale.ENGLISH, RUSSIAN);
	}

	@Test
	void regionThatWritesAnotherScriptIsSpokenAsTheLanguageAlone() {
		Phrases uzbek = Phrases.read(TemplateFolder.of(Map.of("phrases/en.properties", "a = x\n",
				"phrases/uz.properties", "a = y\n", "phrases/kk.properties", "a = z\n")));
		assertThat(uzbek.in(Locale.forLanguageTag("uz-Cyrl-UZ")).locale()).hasToString("uz");
		assertThat(uzbek.in(Locale.forLanguageTag("uz-AF")).locale()).hasToString("uz");
		assertThat(uzbek.in(Locale.forLanguageTag("kk-CN")).locale()).hasToString("kk");
		assertThat(uzbek.in(Locale.forLanguageTag("uz-UZ")).locale()).hasToString("uz_UZ");
		assertThat(uzbek.in(Locale.forLanguageTag("uz-Latn")).text("a")).isEqualTo("y");
	}

	@Test
	void unknownPhraseAndMissingArgumentAreErrors() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.phrases.text("absent"))
			.withMessageContaining("Unknown phrase 'absent' in phrases/en.properties");
		assertThatIllegalArgumentException().isThrownBy(() -> this.phrases.format("articles", Map.of("n", 1)))
			.withMessageContaining("needs the argument 'outlet'");
	}

	@Test
	void differencesBetweenLanguagesAreToldAllAtOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> phrases("a = x\nb = {n}\n", "b = {m}\nc = x\n"))
			.withMessageContaining("'a' is missing in phrases/ru.properties")
			.withMessageContaining("'b' has arguments [m] in phrases/ru.properties, [n] in phrases/en.properties")
			.withMessageContaining("'c' of phrases/ru.properties is missing in phrases/en.properties");
	}

	@Test
	void argumentOfOneChoiceAloneIsAnArgumentToo() {
		String english = "a = {n, select, x {none} other {{m}}}\n";
		assertThatIllegalArgumentException()
			.isThrownBy(() -> phrases(english, "a = {n, select, x {none} other {some}}\n"))
			.withMessageContaining("'a' has arguments [n] in phrases/ru.properties, [m, n] in phrases/en.properties");
		assertThatIllegalArgumentException().isThrownBy(() -> phrases(english, english).format("a", Map.of("n", "x")))
			.withMessageContaining("needs the argument 'm'");
	}

	@Test
	void wrongPatternAndKeyGivenTwiceAreErrors() {
		assertThatIllegalArgumentException().isThrownBy(() -> phrases("a = {n\n", "a = {n}\n"))
			.withMessageContaining("Phrase 'a' in phrases/en.properties");
		assertThatIllegalArgumentException().isThrownBy(() -> phrases("a = x\na = y\n", "a = x\n"))
			.withMessageContaining("Phrase 'a' stands twice in phrases/en.properties");
	}

	@Test
	void apostropheStandsForItself() {
		assertThat(phrases("a = don't\n", "a = x\n").text("a")).isEqualTo("don't");
	}

	@Test
	void numbersHaveTheLanguagesSignsAndARealMinus() {
		Phrases russian = this.phrases.in(RUSSIAN);
		assertThat(this.phrases.number(new BigDecimal("11816.5"), 0, 2)).isEqualTo("11,816.5");
		assertThat(russian.number(new BigDecimal("11816.5"), 2, 2)).isEqualTo("11\u00a0816,50");
		assertThat(russian.number(new BigDecimal("-0.775"), 2, 2)).isEqualTo("\u22120,78");
		assertThat(this.phrases.number(new BigDecimal("-0.004"), 2, 2)).isEqualTo("0.00");
		assertThat(this.phrases.signed(new BigDecimal("0.77"), 2, 2)).isEqualTo("+0.77");
		assertThat(this.phrases.signed(new BigDecimal("-0.001"), 2, 2)).isEqualTo("0.00");
		assertThat(this.phrases.number(new BigDecimal("0.000084633"), 0, 9)).isEqualTo("0.000084633");
	}

	@Test
	void datesFollowTheLanguageWhateverTheZoneOfTheMachine() {
		LocalDate day = LocalDate.of(2026, 9, 27);
		assertThat(this.phrases.date(day, "yMMMMd")).isEqualTo("27 September 2026");
		assertThat(this.phrases.in(RUSSIAN).date(day, "yMMMMd")).isEqualTo("27 сентября 2026\u202fг.");
		assertThat(this.phrases.in(RUSSIAN).period(day.minusDays(6), day, "MMMd")).isEqualTo("21–27 сент.");
	}

	@Test
	void daysAndSpansAreInTheOrderOfEachLanguage() {
		Map<String, String> files = new HashMap<>();
		Set.of("en", "kk", "ky", "tg", "tk", "uz")
			.forEach((language) -> files.put("phrases/" + language + ".properties", "a = x\n"));
		Phrases all = Phrases.read(TemplateFolder.of(files));
		LocalDate day = LocalDate.of(2026, 9, 27);
		assertThat(Stream.of("kk", "ky", "tg", "tk", "uz").map((language) -> {
			Phrases spoken = all.in(Locale.forLanguageTag(language));
			return String.join("; ", spoken.date(day, "yMMMMd"), spoken.date(day, "EEEdMMM"),
					spoken.period(day.minusDays(6), day, "MMMd"),
					spoken.period(day.plusDays(1), day.plusDays(7), "yMMMMd"));
		}).map((said) -> said.replaceAll("[\u00a0\u202f\u2009]", " "))).containsExactly(
				"2026 ж. 27 қыркүйек; 27 қыр., жс; 21–27 қыр.; 2026 ж. 28 қыркүйек – 4 қазан",
				"2026-ж., 27-сентябрь; 27-сен., жек.; 21–27-сен.; 28-сентябрь – 4-октябрь 2026-ж.",
				"27 сентябр 2026; яшб, 27 сен; 21–27 сен; 28 сентябр – 4 октябр 2026",
				"27 sentýabr 2026; 27 sen, ýek; 21 – 27 sen; 28 sentýabr – 4 oktýabr 2026",
				"27-sentabr, 2026; yak, 27-sen; 21 – 27-sen; 28-sentabr – 4-oktabr, 2026");
	}

	@Test
	void everyLanguageOfTheRegionHasADecimalCommaAndSpacesBetweenThousands() {
		for (String language : List.of("kk", "ky", "tg", "tk", "uz")) {
			Phrases spoken = Phrases
				.read(TemplateFolder
					.of(Map.of("phrases/en.properties", "a = x\n", "phrases/" + language + ".properties", "a = x\n")))
				.in(Locale.forLanguageTag(language));
			assertThat(spoken.number(new BigDecimal("11816.5"), 2, 2)).as(language).isEqualTo("11\u00a0816,50");
			assertThat(spoken.signed(new BigDecimal("-0.775"), 2, 2)).as(language).isEqualTo("\u22120,78");
		}
	}

	private static Phrases phrases(String english, String russian) {
		return Phrases
			.read(TemplateFolder.of(Map.of("phrases/en.properties", english, "phrases/ru.properties", russian)));
	}

}
