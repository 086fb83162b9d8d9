package elchi.digest;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

import elchi.digest.EditionDocument.Notice;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.Gates.Action;
import elchi.fx.WeeklyFigures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GateKeeperTests {

	private static final LocalDate SUNDAY = LocalDate.of(2026, 9, 27);

	private static final WeeklyFigures TENGE = FigureSamples.closes("KZT", "445.39", "441.97");

	private final GateKeeper keeper = new GateKeeper(new Gates(Action.SKIP, new Gates.MinArticles(2, Action.ASK),
			new Gates.StaleRates(Duration.ofDays(14), Action.NOTICE), Action.ASK));

	@Test
	void aFullWeekPasses() {
		assertThat(this.keeper.examine(edition(2, TENGE), SUNDAY)).isEmpty();
	}

	@Test
	void aWeekWithoutNewsIsSkippedWhateverElseIsMissing() {
		assertThat(this.keeper.examine(edition(0, FigureSamples.noRate("KZT")), SUNDAY).get(0))
			.isEqualTo(new GateKeeper.Finding(Notice.NOTHING_NEW, Action.SKIP, "No article of the week is new."));
	}

	@Test
	void aThinWeekWaitsForAnOperator() {
		assertThat(this.keeper.examine(edition(1, TENGE), SUNDAY)).singleElement()
			.extracting(GateKeeper.Finding::reason)
			.isEqualTo("1 articles, and 2 are wanted.");
	}

	@Test
	void oneMissingRateIsANoticeAndAllMissingIsAQuestion() {
		assertThat(this.keeper.examine(edition(2, TENGE, FigureSamples.noRate("TJS")), SUNDAY)).singleElement()
			.isEqualTo(
					new GateKeeper.Finding(Notice.STALE_RATES, Action.NOTICE, "No rate younger than 14 days for TJS."));
		assertThat(this.keeper.examine(edition(2, FigureSamples.noRate("TJS")), SUNDAY)).singleElement()
			.extracting(GateKeeper.Finding::notice)
			.isEqualTo(Notice.NO_RATES);
	}

	@Test
	void aCloseIsStaleOnTheDayThatTheSettingNames() {
		assertThat(this.keeper.examine(edition(2, TENGE), LocalDate.of(2026, 10, 8))).isEmpty();
		assertThat(this.keeper.examine(edition(2, TENGE), LocalDate.of(2026, 10, 9))).isNotEmpty();
	}

	@Test
	void oldRatesAreStaleHoweverManyTheyAreAndOnlyAbsentOnesAreMissing() {
		assertThat(this.keeper.examine(edition(2, TENGE), LocalDate.of(2026, 10, 9))).singleElement()
			.extracting(GateKeeper.Finding::notice, GateKeeper.Finding::action)
			.containsExactly(Notice.STALE_RATES, Action.NOTICE);
	}

	@Test
	void anEditionThatNamesNoCurrencyIsNotAskedForRates() {
		assertThat(this.keeper.examine(edition(2), SUNDAY)).isEmpty();
	}

	private static EditionDocument edition(int stories, WeeklyFigures... figures) {
		SealedStory story = new SealedStory(1, "Sample Wire", "A title", "", null, List.of(), SUNDAY, false, List.of(),
				false);
		return new EditionDocument("2026-W39", Collections.nCopies(stories, story), List.of(figures), List.of(),
				List.of());
	}

}
