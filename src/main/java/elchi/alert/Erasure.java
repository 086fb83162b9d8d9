package elchi.alert;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets a trader's rules and what was decided about them. Who is to be told by an
 * evaluation that the ledger does not have yet stays until it has: a sealed audience is
 * counted, and the mail to an erased trader is withdrawn.
 */
final class Erasure {

	private static final List<String> ERASE = List.of("""
			DELETE FROM alert_notification WHERE subscriber = :subscriber AND evaluation IN (
				SELECT mailing FROM alert_evaluation WHERE enqueued_at IS NOT NULL)
			""", """
			DELETE FROM alert_decision WHERE rule IN (SELECT id FROM alert_rule WHERE subscriber = :subscriber)
			""", """
			DELETE FROM alert_rule WHERE subscriber = :subscriber
			""");

	private final JdbcClient jdbc;

	Erasure(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void of(long subscriber) {
		ERASE.forEach((sql) -> this.jdbc.sql(sql).param("subscriber", subscriber).update());
	}

}
