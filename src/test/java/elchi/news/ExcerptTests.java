package elchi.news;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExcerptTests {

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	@Test
	void twoSentencesAreTaken() {
		assertThat(excerpt(
				"The tenge closed at 441.97 to the dollar. It had opened the week at 445.39. Nobody was surprised."))
			.isEqualTo("The tenge closed at 441.97 to the dollar. It had opened the week at 445.39.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Kazakhstan and the U.S. Treasury signed an agreement on tax data in Astana.",
			"The U.S. dollar rose by 1.5 percent against the tenge in a week.",
			"Talks with Dr. Alimov and Mr. K. Tokayev began on Sept. 25 in Dushanbe.",
			"Shares of KazMunayGas Inc. rose after Gen. Sadykov left the board.",
			"About 5 tn. cubic metres, i.e. a third of the flow, were lost at the St. Petersburg forum's dam.",
			"“We will not wait!” said the minister of energy in Bishkek.",
			"The bank (see No. 14) kept its rate at 18 percent for the third time.",
			"He arrived at 9 a.m. on Monday and left the same evening." })
	void abbreviationIsNoEnd(String sentence) {
		assertThat(excerpt(sentence + " Y" + "y".repeat(280) + " is the second sentence.")).isEqualTo(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "The delegation flew back to the U.S. The talks will go on in October, said both.",
			"The company is called Altyn Inc. It was founded in Osh twenty years ago." })
	void abbreviationMayBeTheEnd(String twoSentences) {
		assertThat(Sentences.of(twoSentences, Locale.ENGLISH)).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "В 2026 г. экспорт составил 5 млрд. долл. и вырос на треть.",
			"Об этом сообщил А. С. Иванов на пресс-конференции в г. Бишкек.",
			"Нацбанк купил 3 тыс. тонн, т.е. вдвое больше прежнего." })
	void russianAbbreviationIsNoEnd(String sentence) {
		assertThat(Sentences.of(sentence + " Рынок этого ждал.", RUSSIAN)).containsExactly(sentence,
				"Рынок этого ждал.");
	}

	@Test
	void russianYearMayBeTheEnd() {
		assertThat(Sentences.of("Завод построят до конца 2027 г. Он даст работу тысяче человек.", RUSSIAN)).hasSize(2);
	}

	@Test
	void cutEndIsLeftOut() {
		assertThat(
				Excerpt.of("x", "The tenge closed at 441.97 to the dollar. Traders expect the", true, Locale.ENGLISH))
			.isEqualTo("The tenge closed at 441.97 to the dollar.");
		assertThat(Excerpt.of("x", "Officials of Kazakhstan met those of the U.S.", true, Locale.ENGLISH)).isEmpty();
		assertThat(Excerpt.of("x", "Traders expect that the", true, Locale.ENGLISH)).isEmpty();
		assertThat(excerpt("Traders waited for the news and then...")).isEmpty();
	}

	@Test
	void sentenceThatIsTooLongIsNotCut() {
		assertThat(excerpt("The " + "very ".repeat(100) + "long one. A short one that comes second.")).isEmpty();
	}

	@Test
	void secondSentenceThatDoesNotFitIsLeftOut() {
		assertThat(excerpt("The first one is short enough for us. The " + "very ".repeat(60) + "long one."))
			.isEqualTo("The first one is short enough for us.");
	}

	@Test
	void captionsAndTheHeadlineAgainAreNoSentences() {
		assertThat(Excerpt.of("Tenge closes higher", "Photo: Akorda\nTenge closes higher.\nThe tenge closed at 441.97.",
				false, Locale.ENGLISH))
			.isEqualTo("The tenge closed at 441.97.");
	}

	private static String excerpt(String text) {
		return Excerpt.of("Headline", text, false, Locale.ENGLISH);
	}

}
