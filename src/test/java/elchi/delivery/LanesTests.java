package elchi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import elchi.mail.Rate;
import elchi.mail.Relay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanesTests {

	private static final long MINUTE = 60_000_000_000L;

	private final AtomicLong time = new AtomicLong();

	@ParameterizedTest
	@ValueSource(strings = { "50/s", "7/s", "1000/m" })
	void rateIsKeptWithinOnePercentOverAnyWindow(String text) {
		Rate rate = Rate.of(text);
		RateLimiter limiter = new Lanes(this.time::get).enter("digest", rate);
		List<Long> begun = new ArrayList<>();
		for (int message = 0; this.time.get() < 10 * MINUTE; message++) {
			// A sender wakes a little late, now and then, and is slow once in a while.
			this.time.addAndGet(limiter.reserve() + message % 4 * 1_000_000L);
			begun.add(this.time.get());
		}
		for (long window : List.of(10 * MINUTE / 60, MINUTE, 5 * MINUTE)) {
			for (long from = 0; from + window <= 10 * MINUTE; from += window / 3) {
				long start = from;
				double expected = (double) window / rate.intervalNanos();
				long counted = begun.stream().filter((at) -> at >= start && at < start + window).count();
				assertThat((double) counted).as("%s from %d in %d", text, from, window)
					.isBetween(expected * 0.99 - 1, expected * 1.01 + 1);
			}
		}
	}

	@Test
	void tenThreadsTakeEachMomentOnce() throws Exception {
		RateLimiter limiter = new Lanes(this.time::get).enter("digest", Rate.of("50/s"));
		ExecutorService threads = Executors.newFixedThreadPool(10);
		List<Future<List<Long>>> taken = new ArrayList<>();
		for (int thread = 0; thread < 10; thread++) {
			taken.add(threads.submit(() -> {
				List<Long> moments = new ArrayList<>();
				for (int i = 0; i < 300; i++) {
					moments.add(limiter.reserve());
				}
				return moments;
			}));
		}
		List<Long> all = new ArrayList<>();
		for (Future<List<Long>> moments : taken) {
			all.addAll(moments.get());
		}
		threads.shutdown();
		assertThat(all).hasSize(3000).doesNotHaveDuplicates().contains(0L, 2999 * 20_000_000L);
	}

	@Test
	void momentThatHasComeIsTakenOnceAndALateOneIsMadeGood() {
		RateLimiter limiter = new RateLimiter(Rate.of("20/s"), this.time::get);
		assertThat(limiter.take()).isZero();
		assertThat(limiter.take()).isEqualTo(50_000_000);
		assertThat(limiter.take()).isEqualTo(50_000_000);
		assertThat(limiter.untilNext()).isEqualTo(50_000_000);
		int taken = 1;
		for (int visit = 1; visit <= 10_000; visit++) {
			this.time.addAndGet(7_300_000);
			taken += (limiter.take() == 0) ? 1 : 0;
		}
		assertThat(taken).as("73 seconds, visited at odd moments").isEqualTo(73 * 20 + 1);
		this.time.addAndGet(MINUTE);
		assertThat(limiter.take()).isZero();
		assertThat(limiter.take()).isZero();
		assertThat(limiter.take()).isPositive();
	}

	@Test
	void runsOfALaneShareTheStrictestRateOfThoseUnderWay() {
		Lanes lanes = new Lanes(this.time::get);
		RateLimiter first = lanes.enter("digest", Rate.of("100/s"));
		assertThat(lanes.enter("digest", Rate.of("10/s"))).isSameAs(first);
		assertThat(lanes.enter("alert", Rate.of("10/s"))).isNotSameAs(first);
		assertThat(first.reserve()).isZero();
		assertThat(first.reserve()).isEqualTo(100_000_000);
		lanes.leave("digest", Rate.of("10/s"));
		assertThat(first.reserve()).isEqualTo(200_000_000);
		assertThat(first.reserve()).isEqualTo(210_000_000);
	}

	@Test
	void relayWithoutARateTakesAnyNumber() {
		Lanes lanes = new Lanes(this.time::get);
		Relay slow = new Relay("slow", Rate.of("10/s"));
		assertThat(lanes.reserve(slow)).isZero();
		assertThat(lanes.reserve(slow)).isEqualTo(100_000_000);
		assertThat(lanes.reserve(new Relay("fast", null))).isZero();
	}

}
