package elchi.subscription;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import elchi.mail.EmailAddress;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a reader of somebody who confirmed, within a transaction of the caller.
 */
final class Consents {

	private static final String ADMIT = """
			UPDATE subscriber SET status = 'CONFIRMED', address = :address, name = :name, preferences = :preferences,
				suppressed_for = NULL, status_at = :now, status_how = :how
			WHERE id = :id AND status IN ('UNCONFIRMED', 'ERASED')
			""";

	private static final String RENEW = """
			UPDATE subscriber SET name = CASE WHEN :name = '' THEN name ELSE :name END, preferences = :preferences
			WHERE id = :id AND status = 'CONFIRMED' AND NOT EXISTS (
				SELECT 1 FROM subscription s WHERE s.subscriber = :id AND s.status <> 'UNSUBSCRIBED')
			""";

	private static final String CLEAR = "DELETE FROM subscription WHERE subscriber = :id";

	private static final String RETURN = """
			UPDATE subscription SET status = 'ACTIVE', paused_until = NULL, changed_at = :now, how = :how
			WHERE subscriber = :id AND list = :list AND status = 'UNSUBSCRIBED'
			""";

	private static final String BEGIN = """
			INSERT INTO subscription (subscriber, list, status, changed_at, how)
			SELECT s.id, :list, 'ACTIVE', :now, :how FROM subscriber s
			WHERE s.id = :id AND NOT EXISTS (SELECT 1 FROM subscription o WHERE o.subscriber = :id AND o.list = :list)
			""";

	private final JdbcClient jdbc;

	Consents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Who gets nothing so far gets what the wish says, and nothing of what an import or
	 * an earlier life had. Who gets something already keeps it, and the preferences too,
	 * which have a page of their own.
	 */
	void give(Wish wish, EmailAddress address, Instant when) {
		long id = wish.requireSubscriber();
		OffsetDateTime now = when.atOffset(ZoneOffset.UTC);
		String how = "confirmed, " + wish.how();
		boolean admitted = this.jdbc.sql(ADMIT)
			.param("id", id)
			.param("address", address.value())
			.param("name", wish.name())
			.param("preferences", wish.preferences().key())
			.param("now", now)
			.param("how", how)
			.update() == 1;
		if (admitted) {
			this.jdbc.sql(CLEAR).param("id", id).update();
		}
		else {
			this.jdbc.sql(RENEW)
				.param("id", id)
				.param("name", wish.name())
				.param("preferences", wish.preferences().key())
				.update();
		}
		for (String list : wish.lists()) {
			list(RETURN, id, list, now, how);
			list(BEGIN, id, list, now, how);
		}
	}

	private void list(String sql, long id, String list, OffsetDateTime now, String how) {
		this.jdbc.sql(sql).param("id", id).param("list", list).param("now", now).param("how", how).update();
	}

}
