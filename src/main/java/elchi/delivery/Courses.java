package elchi.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far mailings have come. One look reads each row of a mailing once and proves
 * nothing, which is a fraction of what books cost.
 */
public class Courses {

	private static final String OF = """
			SELECT count(*) AS enlisted,
			count(CASE WHEN open AND not_before <= :now THEN 1 END) AS remaining,
			count(CASE WHEN open AND not_before > :now AND status = 'DUE' THEN 1 END) AS later,
			count(CASE WHEN status = 'ACCEPTED' THEN 1 END) AS accepted,
			count(CASE WHEN status = 'DEFERRED' THEN 1 END) AS deferred,
			count(CASE WHEN status = 'UNCERTAIN' THEN 1 END) AS uncertain
			FROM delivery WHERE mailing = :mailing
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	public Courses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * How far a mailing has come; empty if it has no rows.
	 */
	public Optional<Course> of(String mailing) {
		return Optional
			.of(this.jdbc.sql(OF)
				.param("mailing", mailing)
				.param("now", Mailings.utc(this.clock.instant()))
				.query((row, number) -> course(mailing, row))
				.single())
			.filter((course) -> course.enlisted() > 0);
	}

	private static Course course(String mailing, ResultSet row) throws SQLException {
		return new Course(mailing, row.getLong("enlisted"), row.getLong("remaining"), row.getLong("later"),
				row.getLong("accepted"), row.getLong("deferred"), row.getLong("uncertain"));
	}

}
