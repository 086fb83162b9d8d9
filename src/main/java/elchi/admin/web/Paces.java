package elchi.admin.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import elchi.delivery.Course;

/**
 * How fast mailings go, from one look at them to the next. What was done before anybody
 * looked says nothing: a run that was stopped overnight has not been slow.
 */
final class Paces {

	private static final int MOST = 50;

	/** A pace is measured over this long at least, or since the first look. */
	private static final Duration WINDOW = Duration.ofSeconds(30);

	private final Clock clock;

	private final Map<String, Looks> byMailing = new LinkedHashMap<>();

	Paces(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Takes a look, and says how many are done a second; empty at the first look.
	 */
	synchronized Optional<Pace> look(Course course) {
		Look now = new Look(this.clock.instant(), course.done());
		Looks before = this.byMailing.remove(course.mailing());
		this.byMailing.keySet()
			.stream()
			.limit(Math.max(0, this.byMailing.size() - MOST))
			.toList()
			.forEach(this.byMailing::remove);
		if (before == null || before.old().done() > now.done()) {
			this.byMailing.put(course.mailing(), new Looks(now, now));
			return Optional.empty();
		}
		boolean over = before.young().at().plus(WINDOW).isBefore(now.at());
		this.byMailing.put(course.mailing(), over ? new Looks(before.young(), now) : before);
		long millis = Duration.between(before.old().at(), now.at()).toMillis();
		return (millis > 0) ? Optional.of(new Pace(now.done() - before.old().done(), millis)) : Optional.empty();
	}

	private record Look(Instant at, long done) {
	}

	/**
	 * Two looks: one to measure from, and one that takes its place in time.
	 */
	private record Looks(Look old, Look young) {
	}

	/**
	 * How much was done in how long.
	 *
	 * @param done how many
	 * @param millis in how many milliseconds
	 */
	record Pace(long done, long millis) {

		/**
		 * How long the rest takes at this pace; empty if nothing moves.
		 */
		Optional<Duration> until(long remaining) {
			return (this.done > 0) ? Optional.of(Duration.ofMillis(remaining * this.millis / this.done))
					: Optional.empty();
		}

		long perSecond() {
			return this.done * 1000 / this.millis;
		}

	}

}
