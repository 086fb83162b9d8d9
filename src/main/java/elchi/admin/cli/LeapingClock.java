package elchi.admin.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a simulation: it ticks, and leaps to the moment when what was deferred may
 * be tried again.
 */
final class LeapingClock extends Clock {

	private final Clock clock;

	private final AtomicReference<Duration> leapt;

	LeapingClock(Clock clock) {
		this(clock, new AtomicReference<>(Duration.ZERO));
	}

	private LeapingClock(Clock clock, AtomicReference<Duration> leapt) {
		this.clock = clock;
		this.leapt = leapt;
	}

	void leap(Duration distance) {
		this.leapt.accumulateAndGet(distance, Duration::plus);
	}

	@Override
	public ZoneId getZone() {
		return this.clock.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new LeapingClock(this.clock.withZone(zone), this.leapt);
	}

	@Override
	public Instant instant() {
		return this.clock.instant().plus(this.leapt.get());
	}

}
