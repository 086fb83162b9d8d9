package elchi.digest;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * All editions, one per week and revision. Every change of state names the state that it
 * leaves, so that two runs cannot both make it.
 */
public class Editions {

	private static final String SELECT = """
			SELECT id, definition, state, manifest, manifest_hash, planned_at, reason
			FROM digest_edition
			""";

	private static final String BY_ID = SELECT + "WHERE id = :id";

	private static final String RECENT = SELECT + "ORDER BY id DESC FETCH FIRST :count ROWS ONLY";

	private static final String BEFORE = SELECT + "WHERE id < :before ORDER BY id DESC FETCH FIRST :count ROWS ONLY";

	private static final String OF_WEEK = SELECT + "WHERE id = :week OR id LIKE :further";

	private static final String CONTENT = "SELECT document FROM digest_edition WHERE id = :id";

	private static final String REDRAFT = """
			UPDATE digest_edition
			SET document = :document, definition = :definition, assembled_at = :now, state = 'DRAFT', reason = NULL
			WHERE id = :id AND state IN ('DRAFT', 'SKIPPED')
			""";

	private static final String DRAFT = """
			INSERT INTO digest_edition (id, definition, state, document, assembled_at)
			VALUES (:id, :definition, 'DRAFT', :document, :now)
			""";

	private static final String FREEZE = """
			UPDATE digest_edition
			SET state = 'FROZEN', manifest = :manifest, manifest_hash = :hash, planned_at = :plannedAt
			WHERE id = :id AND state = 'DRAFT'
			""";

	private static final String LOCK = """
			SELECT id FROM digest_edition WHERE id = :id AND state = 'FROZEN' AND manifest_hash = :hash FOR UPDATE
			""";

	private static final String EDIT = """
			UPDATE digest_edition
			SET document = :document, state = 'DRAFT', manifest = NULL, manifest_hash = NULL, planned_at = NULL, reason = :reason
			WHERE id = :id AND state IN ('DRAFT', 'FROZEN')
			""";

	private static final String APPROVE = """
			UPDATE digest_edition SET state = 'APPROVED', approved_by = :by, reason = NULL
			WHERE id = :id AND state = 'FROZEN' AND manifest_hash = :hash
			""";

	private static final String SKIP = """
			UPDATE digest_edition SET state = 'SKIPPED', reason = :reason
			WHERE id = :id AND state IN ('DRAFT', 'FROZEN')
			""";

	private static final String HOLD = """
			UPDATE digest_edition SET reason = :reason WHERE id = :id AND state IN ('DRAFT', 'FROZEN')
			""";

	private static final String CLOSE = "UPDATE digest_edition SET state = 'CLOSED' WHERE id = :id AND state = 'APPROVED'";

	private static final String CLEAR_CHARTS = "DELETE FROM digest_chart WHERE edition = :id";

	private static final String ADD_CHART = """
			INSERT INTO digest_chart (edition, name, octets) VALUES (:id, :name, :octets)
			""";

	private static final String CHARTS = "SELECT name, octets FROM digest_chart WHERE edition = :id";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Approvals approvals;

	Editions(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
		this.approvals = new Approvals(jdbc);
	}

	public Optional<Edition> find(EditionId id) {
		return this.jdbc.sql(BY_ID).param("id", id.toString()).query(Editions::edition).optional();
	}

	/**
	 * The newest editions, newest first.
	 */
	public List<Edition> recent(int count) {
		return this.jdbc.sql(RECENT).param("count", count).query(Editions::edition).list();
	}

	/**
	 * The newest editions whose names come before a name, newest first.
	 */
	public List<Edition> recent(int count, String before) {
		return this.jdbc.sql(BEFORE).param("count", count).param("before", before).query(Editions::edition).list();
	}

	/**
	 * All revisions of a week, the newest first.
	 */
	public List<Edition> revisions(Week week) {
		return this.jdbc.sql(OF_WEEK)
			.param("week", week.toString())
			.param("further", week + ".%")
			.query(Editions::edition)
			.list()
			.stream()
			.sorted(Comparator.comparingInt((Edition edition) -> edition.id().revision()).reversed())
			.toList();
	}

	/**
	 * Stores a draft, in place of an earlier draft or a skipped edition.
	 * @throws IllegalStateException if the edition is frozen already
	 */
	@Transactional
	void draft(EditionDocument document, String definition, Instant now) {
		Map<String, Object> row = Map.of("id", document.id(), "definition", definition, "document", write(document),
				"now", now.atOffset(ZoneOffset.UTC));
		if (this.jdbc.sql(REDRAFT).params(row).update() == 1) {
			return;
		}
		if (find(document.editionId()).isPresent()) {
			throw new IllegalStateException("Edition %s is frozen and is not assembled again".formatted(document.id()));
		}
		this.jdbc.sql(DRAFT).params(row).update();
	}

	/**
	 * Stores what an editor made of an edition; it is a draft again.
	 */
	void edit(EditionDocument document, String reason) {
		int rows = this.jdbc.sql(EDIT)
			.param("id", document.id())
			.param("document", write(document))
			.param("reason", "Edited: " + reason)
			.update();
		require(rows, document.editionId(), "edited", EditionState.DRAFT);
	}

	/**
	 * Seals a draft and the pictures that go with it.
	 */
	@Transactional
	void freeze(EditionId id, Manifest manifest, Map<String, byte[]> charts) {
		int rows = this.jdbc.sql(FREEZE)
			.param("id", id.toString())
			.param("manifest", manifest.toString())
			.param("hash", manifest.hash())
			.param("plannedAt", manifest.plannedAt().atOffset(ZoneOffset.UTC))
			.update();
		require(rows, id, "frozen", EditionState.DRAFT);
		this.jdbc.sql(CLEAR_CHARTS).param("id", id.toString()).update();
		charts.forEach((name, octets) -> this.jdbc.sql(ADD_CHART)
			.param("id", id.toString())
			.param("name", name)
			.param("octets", octets)
			.update());
	}

	/**
	 * Approves a frozen edition, which is released by that, unless a second person must
	 * approve it as well.
	 * @param hash the manifest hash that was seen; another one is refused
	 * @param by who approves; the same person counts once
	 * @return whether it is released
	 * @throws IllegalStateException if it is not frozen under that hash
	 */
	@Transactional
	public boolean approve(EditionId id, String hash, String by) {
		boolean frozen = this.jdbc.sql(LOCK)
			.param("id", id.toString())
			.param("hash", hash)
			.query((row, number) -> row.getString("id"))
			.optional()
			.isPresent();
		require(frozen ? 1 : 0, id, "approved under hash " + hash, EditionState.FROZEN);
		if (!this.approvals.approve(id, hash, by)) {
			return false;
		}
		release(id, hash, String.join(" and ", this.approvals.who(id, hash)));
		return true;
	}

	/**
	 * Releases a frozen edition, whoever has approved it.
	 */
	void release(EditionId id, String hash, String by) {
		int rows = this.jdbc.sql(APPROVE).param("id", id.toString()).param("hash", hash).param("by", by).update();
		require(rows, id, "approved under hash " + hash, EditionState.FROZEN);
	}

	/**
	 * The frozen editions that wait for an approval.
	 */
	public List<WaitingEdition> waiting() {
		return this.approvals.waiting();
	}

	/**
	 * What a frozen edition waits for; empty if it does not.
	 */
	public Optional<WaitingEdition> waiting(EditionId id) {
		return waiting().stream().filter((waiting) -> waiting.edition().equals(id)).findFirst();
	}

	/**
	 * Begins to wait, or says since when that has been done.
	 */
	WaitingEdition await(EditionId id, String hash, Instant now, @Nullable Instant decideBy, int approvals) {
		return this.approvals.await(id, hash, now, decideBy, approvals);
	}

	/**
	 * Decides that an edition is not sent.
	 */
	public void skip(EditionId id, String reason) {
		require(this.jdbc.sql(SKIP).param("id", id.toString()).param("reason", reason).update(), id, "skipped",
				EditionState.DRAFT);
	}

	/**
	 * Records what an edition waits for.
	 */
	void hold(EditionId id, String reason) {
		require(this.jdbc.sql(HOLD).param("id", id.toString()).param("reason", reason).update(), id, "held",
				EditionState.DRAFT);
	}

	/**
	 * Records that nothing of a mailing is due or deferred any more; without effect where
	 * it is not an edition's, or is closed already.
	 */
	void close(String mailing) {
		this.jdbc.sql(CLOSE).param("id", mailing).update();
	}

	EditionDocument document(EditionId id) {
		return this.json.readValue(text(id), EditionDocument.class);
	}

	/**
	 * SHA-256 of the document as it is stored.
	 */
	String documentHash(EditionId id) {
		return Manifest.sha256(text(id).getBytes(StandardCharsets.UTF_8));
	}

	Manifest manifest(EditionId id) {
		String text = this.jdbc.sql("SELECT manifest FROM digest_edition WHERE id = :id")
			.param("id", id.toString())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new IllegalStateException("Edition %s is not frozen".formatted(id)));
		return Manifest.parse(text);
	}

	Map<String, byte[]> charts(EditionId id) {
		return this.jdbc.sql(CHARTS).param("id", id.toString()).query(Editions::chartsByName);
	}

	private static Map<String, byte[]> chartsByName(ResultSet rows) throws SQLException {
		Map<String, byte[]> charts = new TreeMap<>();
		while (rows.next()) {
			charts.put(rows.getString("name"), rows.getBytes("octets"));
		}
		return charts;
	}

	private String text(EditionId id) {
		return this.jdbc.sql(CONTENT)
			.param("id", id.toString())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new IllegalArgumentException("There is no edition %s".formatted(id)));
	}

	private String write(EditionDocument document) {
		return this.json.writeValueAsString(document);
	}

	private void require(int rows, EditionId id, String act, EditionState from) {
		if (rows != 1) {
			throw new IllegalStateException("Edition %s cannot be %s: it is %s, and %s is needed".formatted(id, act,
					find(id).map((edition) -> edition.state().name()).orElse("unknown"), from));
		}
	}

	private static Edition edition(ResultSet row, int number) throws SQLException {
		String manifest = row.getString("manifest");
		OffsetDateTime planned = row.getObject("planned_at", OffsetDateTime.class);
		return new Edition(EditionId.parse(row.getString("id")), row.getString("definition"),
				EditionState.valueOf(row.getString("state")), row.getString("manifest_hash"),
				(manifest != null) ? Manifest.parse(manifest).audience() : 0,
				(planned != null) ? planned.toInstant() : null, row.getString("reason"));
	}

}
