package elchi.digest;

import java.util.List;

import elchi.digest.Moves.Move;
import elchi.fx.WeeklyFigures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MovesTests {

	private static final WeeklyFigures TENGE = FigureSamples.closes("KZT", "465.62", "457.04", "463.39", "455.59",
			"450.46", "445.39", "441.97");

	private static final WeeklyFigures SOM = FigureSamples.closes("KGS", "87.46", "87.55", "87.55", "87.545", "87.545",
			"87.450", "87.459");

	private static final WeeklyFigures SUM = FigureSamples.closes("UZS", "11825.0", "11815.7");

	private static final WeeklyFigures MANAT = FigureSamples.closes("TMT", "3.51", "3.43");

	@Test
	void theLargestMoveIsFoundWhateverTheOrder() {
		assertThat(Moves.of(List.of(SOM, MANAT, TENGE, SUM)).largest()).map(Move::currency).contains("KZT");
	}

	@Test
	void aPegDoesNotMove() {
		assertThat(Moves.of(List.of(MANAT)).largest()).isEmpty();
	}

	@Test
	void aWeekLikeTheOthersIsNotUnusual() {
		assertThat(Moves.of(List.of(TENGE)).unusual()).isEmpty();
	}

	@Test
	void aWeekBeyondTheMedianOfTheOthersIsUnusual() {
		WeeklyFigures wild = FigureSamples.closes("KZT", "450.0", "450.5", "450.0", "450.6", "450.1", "441.9");
		assertThat(Moves.of(List.of(SOM, wild)).unusual()).map(Move::currency).contains("KZT");
	}

	@Test
	void theBoundOfTheQuietOnesHoldsForEachOfThem() {
		Moves moves = Moves.of(List.of(TENGE, SOM, SUM));
		List<Move> quiet = moves.quiet(moves.largest().orElseThrow());
		assertThat(quiet).extracting(Move::currency).containsExactlyInAnyOrder("KGS", "UZS");
		assertThat(Moves.bound(quiet)).isEqualByComparingTo("0.001");
	}

}
