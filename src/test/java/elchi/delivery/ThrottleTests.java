package elchi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import elchi.mail.Rate;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottleTests {

	private static final long SECOND = 1_000_000_000L;

	private final AtomicLong time = new AtomicLong();

	@Test
	void momentsComeHalfAsOftenAfterAPushBackAndAsOftenAsBeforeInTheEnd() {
		Throttle throttle = new Throttle("relay", "main", Rate.of("50/s"), this.time::get);
		assertThat(began(throttle, 10)).isBetween(499L, 501L);
		throttle.pushedBack("421 4.7.0 too many");
		assertThat(began(throttle, 10)).isBetween(248L, 252L);
		while (throttle.isSlowed()) {
			this.time.addAndGet(throttle.reserve());
			throttle.accepted();
		}
		assertThat((double) this.time.get() / SECOND).as("half a minute of recovery").isBetween(49.0, 51.0);
		assertThat(began(throttle, 10)).isBetween(499L, 501L);
	}

	@Test
	void whoHasNoRateIsLimitedOnlyWhileSlowedDown() {
		Throttle throttle = new Throttle("relay", "main", null, this.time::get);
		for (int message = 0; message < 1000; message++) {
			assertThat(throttle.reserve()).isZero();
			this.time.addAndGet(SECOND / 100);
		}
		throttle.pushedBack("450 4.7.1 slow down");
		assertThat(began(throttle, 10)).isBetween(495L, 505L);
		while (throttle.isSlowed()) {
			this.time.addAndGet(SECOND / 10);
			throttle.accepted();
		}
		assertThat(throttle.reserve()).isZero();
		assertThat(throttle.reserve()).isZero();
	}

	@Test
	void tenThreadsThatAreRefusedAtOnceHalveOnce() throws Exception {
		Throttle throttle = new Throttle("relay", "main", Rate.of("50/s"), this.time::get);
		together(() -> throttle.pushedBack("421 4.7.0 too many"));
		throttle.reserve();
		assertThat(throttle.reserve()).isEqualTo(SECOND / 25);
	}

	@Test
	void tenThreadsThatAcceptLeaveTheFullRateBehind() throws Exception {
		Throttle throttle = new Throttle("relay", "main", Rate.of("50/s"), this.time::get);
		throttle.pushedBack("421 4.7.0 too many");
		together(() -> {
			for (int message = 0; message < 1000; message++) {
				this.time.addAndGet(SECOND / 100);
				throttle.accepted();
			}
		});
		assertThat(throttle.isSlowed()).isFalse();
		throttle.reserve();
		assertThat(-throttle.reserve() + throttle.reserve()).isEqualTo(SECOND / 50);
	}

	@Test
	void slowingIsAWarningAndRecoveryAnInformation() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Logger logger = (Logger) LoggerFactory.getLogger(Throttle.class);
		logger.addAppender(log);
		logger.setLevel(Level.INFO);
		Throttle throttle = new Throttle("relay", "main", Rate.of("50/s"), this.time::get);
		throttle.pushedBack("421 4.7.0 too many");
		throttle.pushedBack("421 4.7.0 too many");
		while (throttle.isSlowed()) {
			this.time.addAndGet(SECOND);
			throttle.accepted();
		}
		logger.setLevel(null);
		logger.detachAppender(log);
		assertThat(log.list).extracting(ILoggingEvent::toString)
			.containsExactly("[WARN] Slowed down relay=main rate=25.0/s reason=421 4.7.0 too many",
					"[INFO] Back to full rate relay=main rate=50.0/s");
	}

	private long began(Throttle throttle, int seconds) {
		long end = this.time.get() + seconds * SECOND;
		long count = 0;
		while (true) {
			long wait = throttle.reserve();
			if (this.time.get() + wait >= end) {
				this.time.set(end);
				return count;
			}
			this.time.addAndGet(wait);
			count++;
		}
	}

	private static void together(Runnable act) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(10);
		List<Future<?>> all = new ArrayList<>();
		for (int thread = 0; thread < 10; thread++) {
			all.add(threads.submit(act));
		}
		for (Future<?> one : all) {
			one.get();
		}
		threads.shutdown();
	}

}
