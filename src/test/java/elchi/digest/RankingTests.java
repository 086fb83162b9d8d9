package elchi.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import elchi.news.Country;
import elchi.news.Story;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RankingTests {

	private static final Instant SUNDAY = Instant.parse("2026-09-27T18:00:00Z");

	@Test
	void aCountryOfFewStoriesKeepsThemInAWeekFullOfAnothers() {
		List<Story> stories = new ArrayList<>();
		stories.add(story(1, 9000, Set.of(Country.TM)));
		stories.add(story(2, 8000, Set.of(Country.TM, Country.UZ)));
		stories.add(story(3, 7000, Set.of()));
		for (int number = 100; number < 300; number++) {
			stories.add(story(number, number, Set.of(Country.KG)));
			stories.add(story(1000 + number, number, Set.of(Country.KG, Country.KZ)));
		}
		List<Story> best = new Ranking(5).of(stories);
		assertThat(best).extracting(Story::articleId)
			.containsExactly(100L, 1100L, 101L, 1101L, 102L, 1102L, 103L, 1103L, 104L, 1104L, 3L, 2L, 1L);
	}

	@Test
	void whatMoreOutletsReportComesFirstAndThenWhatIsNewer() {
		Story shared = new Story(9, "Sample Wire", "A title", "", null, Set.of(Country.KZ), SUNDAY.minusSeconds(90_000),
				false, List.of("Sample Herald"), false);
		List<Story> best = new Ranking(5)
			.of(List.of(story(1, 60, Set.of(Country.KZ)), story(2, 30, Set.of(Country.KZ)), shared));
		assertThat(best).extracting(Story::articleId).containsExactly(9L, 2L, 1L);
	}

	private static Story story(long number, long minutesOld, Set<Country> countries) {
		return new Story(number, "Sample Wire", "A title", "", null, countries, SUNDAY.minusSeconds(60 * minutesOld),
				false, List.of(), false);
	}

}
