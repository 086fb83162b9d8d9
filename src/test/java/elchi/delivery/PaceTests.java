package elchi.delivery;

import elchi.mail.Rate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PaceTests {

	private static final long SECOND = 1_000_000_000L;

	private static final long START = Long.MAX_VALUE - 10 * SECOND;

	@Test
	void halvesAtMostOnceInThreeSeconds() {
		Pace pace = new Pace(Rate.of("50/s"));
		assertThat(pace.interval()).isEqualTo(20_000_000);
		assertThat(pace.slowDown(START)).isTrue();
		assertThat(pace.interval()).isEqualTo(40_000_000);
		assertThat(pace.slowDown(START + 3 * SECOND - 1)).isFalse();
		assertThat(pace.interval()).isEqualTo(40_000_000);
		assertThat(pace.slowDown(START + 3 * SECOND)).isTrue();
		assertThat(pace.interval()).isEqualTo(80_000_000);
	}

	@Test
	void isNeverSlowerThanOneInFiveSeconds() {
		Pace pace = new Pace(Rate.of("50/s"));
		int halved = 0;
		for (int push = 0; push < 20; push++) {
			halved += pace.slowDown(START + push * 3 * SECOND) ? 1 : 0;
		}
		assertThat(halved).isEqualTo(8);
		assertThat(pace.interval()).isEqualTo(5 * SECOND);
	}

	@Test
	void recoversByASixtiethOfTheFullRateWithEachSecond() {
		Pace pace = new Pace(Rate.of("60/s"));
		pace.slowDown(0);
		double[] expected = { 30, 31, 32 };
		for (int second = 0; second < expected.length; second++) {
			assertThat((double) SECOND / pace.interval()).isCloseTo(expected[second], within(0.01));
			assertThat(pace.speedUp((second + 1) * SECOND)).isFalse();
		}
		assertThat(seconds(pace, 3)).isEqualTo(30);
		assertThat(pace.interval()).isEqualTo(Rate.of("60/s").intervalNanos());
		assertThat(pace.isSlowed()).isFalse();
	}

	@Test
	void growsAsMuchHoweverManyAreAccepted() {
		Pace pace = new Pace(Rate.of("60/s"));
		pace.slowDown(0);
		for (long now = 0; now <= 10 * SECOND; now += SECOND / 100) {
			pace.speedUp(now);
		}
		assertThat((double) SECOND / pace.interval()).isCloseTo(40, within(0.01));
	}

	@Test
	void silenceIsNoAcceptance() {
		Pace pace = new Pace(Rate.of("60/s"));
		pace.slowDown(0);
		assertThat(pace.speedUp(3600 * SECOND)).isFalse();
		assertThat((double) SECOND / pace.interval()).isCloseTo(31, within(0.01));
	}

	@Test
	void recoversFromTheSlowestRateToo() {
		Pace pace = new Pace(Rate.of("60/s"));
		for (int push = 0; push < 8; push++) {
			assertThat(pace.slowDown(push * 3 * SECOND)).isTrue();
		}
		long now = 21 * SECOND;
		int accepted = 0;
		while (pace.isSlowed()) {
			now += pace.interval();
			pace.speedUp(now);
			accepted++;
		}
		assertThat((double) (now - 21 * SECOND) / SECOND).isCloseTo(60, within(1.0));
		assertThat(accepted).isBetween(1700, 1900);
	}

	@Test
	void verySlowConfiguredRateStays() {
		Pace pace = new Pace(Rate.of("100/h"));
		assertThat(pace.slowDown(0)).isFalse();
		assertThat(pace.interval()).isEqualTo(36 * SECOND);
	}

	@Test
	void withoutAConfiguredRateHalfTheObservedOneHoldsUntilItHasRecovered() {
		Pace pace = new Pace(null);
		long now = START;
		for (int message = 0; message < 800; message++) {
			pace.begin(now);
			now += SECOND / 100;
		}
		assertThat(pace.interval()).isZero();
		assertThat(pace.slowDown(now)).isTrue();
		assertThat((double) SECOND / pace.interval()).isCloseTo(50, within(1.0));
		for (int second = 1; pace.isSlowed(); second++) {
			pace.speedUp(now + second * SECOND);
		}
		assertThat(pace.interval()).isZero();
	}

	@Test
	void whoWasHardlyMailedOfLateHasNoRateToHalve() {
		Pace pace = new Pace(null);
		assertThat(pace.slowDown(START)).isFalse();
		for (int message = 0; message < 9; message++) {
			pace.begin(START);
		}
		assertThat(pace.slowDown(START)).isFalse();
		pace.begin(START);
		assertThat(pace.slowDown(START + 10 * SECOND)).as("long ago").isFalse();
		assertThat(pace.slowDown(START + SECOND)).isTrue();
		assertThat(pace.interval()).as("ten in a second").isEqualTo(SECOND / 5);
	}

	private static int seconds(Pace pace, int passed) {
		int second = passed;
		while (pace.isSlowed()) {
			second++;
			pace.speedUp(second * SECOND);
		}
		return second;
	}

}
