package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SavedPageTests {

	static final String PAGE = """
			• KGS/USD = 0.01143 0%
			  • KZT/USD = 0.00205 -0%

			29 September 2026

			Viewing results 1 - 6 of 2

			Kazakhstan’s Railways Carry More Grain

			The railways of Kazakhstan carried a third more grain in August than a year before. Most of it went south, said the ministry, which expects...

			Tashkent Opens a Second Ring Road

			Tashkent opened its second ring road on Monday. It took nine years to bui Continue reading""";

	@Test
	void articlesFollowTheLineOfNumbersWhateverTheNumbers() {
		List<Item> items = SavedPage.read(PAGE);
		assertThat(items).extracting(Item::title)
			.containsExactly("Kazakhstan’s Railways Carry More Grain", "Tashkent Opens a Second Ring Road");
		assertThat(items).allMatch(Item::truncated).allMatch((item) -> item.publishedAt() == null);
	}

	@Test
	void articleCountsAsPublishedWhenThePageWasSaved() {
		Instant saved = Instant.parse("2026-09-27T13:00:00Z");
		Feed feed = new Feed("timesca-saved", "The Times of Central Asia", Feed.Form.SAVED_PAGE,
				URI.create("classpath:x"), saved, null, List.of(), null);
		Article article = Article.of(feed, SavedPage.read(PAGE).get(0), saved);
		assertThat(article.at()).isEqualTo(saved);
		assertThat(article.excerpt())
			.isEqualTo("The railways of Kazakhstan carried a third more grain in August than a year before.");
		assertThat(article.countries()).isEqualTo(Set.of(Country.KZ));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "Just a moment...", "Viewing results 1 - 6 of 2", "Viewing results 1 - 6 of 2\n\nTitle",
					"Viewing results 1 - 6 of 2\n\nTitle\n\nBody\n\nTitle without a body" })
	void anotherPageIsRefused(String text) {
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> SavedPage.read(text));
	}

}
