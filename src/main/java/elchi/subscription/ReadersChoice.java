package elchi.subscription;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What readers change by themselves. It holds for every audience that is not sealed yet;
 * a pause and its end hold for mail that is already waiting too.
 */
public class ReadersChoice {

	private static final Logger log = LoggerFactory.getLogger(ReadersChoice.class);

	/** How many days one can pause at most. */
	public static final int LONGEST_PAUSE = 366;

	private static final String HOW = "preferences page";

	private static final String SAVE = """
			UPDATE subscriber SET name = :name, preferences = :preferences WHERE id = :id AND status <> 'ERASED'
			""";

	private static final String RESUME = """
			UPDATE subscription SET status = 'ACTIVE', paused_until = NULL, changed_at = :now, how = :how
			WHERE subscriber = :id AND list = :list AND status = 'PAUSED'
			""";

	private final JdbcClient jdbc;

	private final Subscribers subscribers;

	private final Clock clock;

	ReadersChoice(JdbcClient jdbc, Subscribers subscribers, Clock clock) {
		this.jdbc = jdbc;
		this.subscribers = subscribers;
		this.clock = clock;
	}

	/**
	 * Changes what somebody gets, and how they are called.
	 */
	public void save(long id, String name, Preferences preferences) {
		this.jdbc.sql(SAVE).param("id", id).param("name", name).param("preferences", preferences.key()).update();
		log.info("Changed preferences subscriber={} preferences={}", id, preferences);
	}

	/**
	 * Holds a list's mail back until a day (UTC).
	 * @return false if that day has come already, or is too far
	 */
	public boolean pause(long id, String list, LocalDate until) {
		LocalDate today = today();
		if (!until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_PAUSE))) {
			return false;
		}
		if (this.subscribers.pause(id, list, until, HOW)) {
			log.info("Paused subscriber={} list={} until={}", id, list, until);
		}
		return true;
	}

	/**
	 * Ends a pause before its time.
	 */
	public void resume(long id, String list) {
		int changed = this.jdbc.sql(RESUME)
			.param("id", id)
			.param("list", Subscription.requireList(list))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("how", HOW)
			.update();
		log.info("Resumed subscriber={} list={} changed={}", id, list, changed);
	}

	/**
	 * Ends a list.
	 */
	public void leave(long id, String list) {
		this.subscribers.unsubscribe(id, list, this.clock.instant(), HOW);
	}

	/**
	 * The day that pauses are reckoned from.
	 */
	public LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

}
