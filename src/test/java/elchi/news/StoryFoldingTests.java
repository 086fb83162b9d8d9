package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoryFoldingTests {

	private static final Instant MONDAY = Instant.parse("2026-09-21T06:00:00Z");

	@Test
	void aHeadlineThatItsOutletEditedUnderANewAddressIsTheSameStory() {
		List<Story> stories = stories(article(1, 0, "Kazakhstan opens a new railway bridge in Aktau", "/a"),
				article(2, 20, "Kazakhstan opens new railway bridge in Aktau port", "/b"));
		assertThat(stories).singleElement()
			.satisfies((story) -> assertThat(story.articleId()).isEqualTo(1))
			.satisfies((story) -> assertThat(story.alsoReportedBy()).isEmpty());
	}

	@Test
	void whatItsOutletTellsWithOtherFiguresOrDaysLaterIsNews() {
		assertThat(stories(article(1, 0, "Uzbekistan sells 12 tonnes of gold abroad", "/a"),
				article(2, 20, "Uzbekistan sells 14 tonnes of gold abroad", "/b")))
			.hasSize(2);
		assertThat(stories(article(1, 0, "Kazakhstan opens a new railway bridge in Aktau", "/a"),
				article(2, 90, "Kazakhstan opens new railway bridge in Aktau port", "/b")))
			.hasSize(2);
	}

	private static List<Story> stories(Article... articles) {
		return StoryFolding.of(List.of(articles)).since(MONDAY);
	}

	private static Article article(long number, int hours, String title, String path) {
		return new Article(number, "sample-wire", "Sample Wire", title, "", URI.create("https://wire.example" + path),
				MONDAY.plusSeconds(3600L * hours), false, Set.of(Country.KZ), false);
	}

}
