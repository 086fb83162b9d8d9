package elchi.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is told to tick or where to stand.
 */
public final class MutableClock extends Clock {

	private Instant now;

	private MutableClock(Instant now) {
		this.now = now;
	}

	public static MutableClock at(String instant) {
		return new MutableClock(Instant.parse(instant));
	}

	public synchronized void set(String instant) {
		this.now = Instant.parse(instant);
	}

	public synchronized void tick(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public synchronized Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("zones are configuration, not the clock's");
	}

}
