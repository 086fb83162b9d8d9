package elchi.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

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

	private static Phrases phrases(String english, String russian) {
		return Phrases
			.read(TemplateFolder.of(Map.of("phrases/en.properties", english, "phrases/ru.properties", russian)));
	}

}
