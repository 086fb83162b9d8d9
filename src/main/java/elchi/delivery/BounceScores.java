package elchi.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * On how many days a subscriber's mailbox has refused mail. A day counts once, however
 * many messages came back on it; all days are forgotten when none was added for long. At
 * the threshold the address is given up and the score begins anew, so that whoever brings
 * the address back brings it back with nothing held against it.
 */
class BounceScores {

	private static final String FIND = "SELECT score, last_day FROM bounce_score WHERE subscriber = :subscriber FOR UPDATE";

	private static final String BEGIN = "INSERT INTO bounce_score (subscriber, score, last_day) VALUES (:subscriber, :score, :day)";

	private static final String UPDATE = "UPDATE bounce_score SET score = :score, last_day = :day WHERE subscriber = :subscriber";

	private static final String FORGET = "DELETE FROM bounce_score WHERE subscriber = :subscriber";

	private final JdbcClient jdbc;

	private final BounceProperties properties;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	BounceScores(JdbcClient jdbc, BounceProperties properties, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * In the transaction of who publishes it: the point is there with what it is for.
	 */
	@EventListener
	void on(MailboxRefused refused) {
		int score = add(refused.subscriber(), LocalDate.ofInstant(now(), ZoneOffset.UTC));
		if (score >= this.properties.threshold()) {
			this.jdbc.sql(FORGET).param("subscriber", refused.subscriber()).update();
			this.events.publishEvent(new RecipientRejected(refused.subscriber(), refused.mailing(), refused.status(),
					"refused on %d days: %s".formatted(score, refused.reply())));
		}
	}

	private int add(long subscriber, LocalDate day) {
		Optional<Score> known = this.jdbc.sql(FIND)
			.param("subscriber", subscriber)
			.query((row, number) -> new Score(row.getInt("score"), row.getObject("last_day", LocalDate.class)))
			.optional();
		int score = known.map((before) -> before.on(day, this.properties.forgetAfter().toDays())).orElse(1);
		LocalDate last = known.map(Score::lastDay).filter(day::isBefore).orElse(day);
		this.jdbc.sql(known.isPresent() ? UPDATE : BEGIN)
			.param("subscriber", subscriber)
			.param("score", score)
			.param("day", last)
			.update();
		return score;
	}

	private Instant now() {
		return this.clock.instant();
	}

	/**
	 * What is held against a mailbox.
	 *
	 * @param days on how many days
	 * @param lastDay the last of them (UTC)
	 */
	private record Score(int days, LocalDate lastDay) {

		int on(LocalDate day, long forgetAfter) {
			if (!day.isAfter(this.lastDay)) {
				return this.days;
			}
			return day.isAfter(this.lastDay.plusDays(forgetAfter)) ? 1 : this.days + 1;
		}

	}

}
