package elchi.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What sealed editions wait for, and who has approved what they saw.
 */
final class Approvals {

	private static final String WAIT = """
			INSERT INTO digest_wait (edition, manifest_hash, since, decide_by, approvals)
			VALUES (:edition, :hash, :since, :decideBy, :approvals)
			""";

	private static final String FIND = """
			SELECT edition, manifest_hash, since, decide_by, approvals FROM digest_wait
			WHERE edition = :edition AND manifest_hash = :hash
			""";

	private static final String WAITING = """
			SELECT w.edition, w.manifest_hash, w.since, w.decide_by, w.approvals FROM digest_wait w
			JOIN digest_edition e ON e.id = w.edition AND e.manifest_hash = w.manifest_hash AND e.state = 'FROZEN'
			ORDER BY w.edition
			""";

	private static final String WANTED = """
			SELECT COALESCE(MAX(approvals), 1) FROM digest_wait WHERE edition = :edition
			""";

	private static final String APPROVE = """
			INSERT INTO digest_approval (edition, manifest_hash, who) VALUES (:edition, :hash, :who)
			""";

	private static final String WHO = """
			SELECT who FROM digest_approval WHERE edition = :edition AND manifest_hash = :hash ORDER BY who
			""";

	private final JdbcClient jdbc;

	Approvals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Begins to wait, or says since when that has been done.
	 */
	WaitingEdition await(EditionId id, String hash, Instant now, @Nullable Instant decideBy, int approvals) {
		return find(id, hash).orElseGet(() -> {
			this.jdbc.sql(WAIT)
				.param("edition", id.toString())
				.param("hash", hash)
				.param("since", utc(now))
				.param("decideBy", (decideBy != null) ? utc(decideBy) : null)
				.param("approvals", approvals)
				.update();
			return new WaitingEdition(id, hash, now, decideBy, approvals, who(id, hash));
		});
	}

	Optional<WaitingEdition> find(EditionId id, String hash) {
		return this.jdbc.sql(FIND)
			.param("edition", id.toString())
			.param("hash", hash)
			.query((row, number) -> waiting(row))
			.optional();
	}

	List<WaitingEdition> waiting() {
		return this.jdbc.sql(WAITING).query((row, number) -> waiting(row)).list();
	}

	/**
	 * Notes an approval; a person's second one is the same as the first. What was edited
	 * and does not wait yet needs as many as before.
	 * @return whether there are as many as are wanted
	 */
	boolean approve(EditionId id, String hash, String who) {
		List<String> already = who(id, hash);
		if (!already.contains(who)) {
			this.jdbc.sql(APPROVE).param("edition", id.toString()).param("hash", hash).param("who", who).update();
		}
		int wanted = find(id, hash).map(WaitingEdition::wanted).orElseGet(() -> wanted(id));
		return who(id, hash).size() >= wanted;
	}

	private int wanted(EditionId id) {
		return this.jdbc.sql(WANTED).param("edition", id.toString()).query((row, number) -> row.getInt(1)).single();
	}

	List<String> who(EditionId id, String hash) {
		return this.jdbc.sql(WHO)
			.param("edition", id.toString())
			.param("hash", hash)
			.query((row, number) -> row.getString("who"))
			.list();
	}

	private WaitingEdition waiting(ResultSet row) throws SQLException {
		EditionId id = EditionId.parse(row.getString("edition"));
		String hash = row.getString("manifest_hash");
		OffsetDateTime decideBy = row.getObject("decide_by", OffsetDateTime.class);
		return new WaitingEdition(id, hash, row.getObject("since", OffsetDateTime.class).toInstant(),
				(decideBy != null) ? decideBy.toInstant() : null, row.getInt("approvals"), who(id, hash));
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
