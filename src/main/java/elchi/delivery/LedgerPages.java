package elchi.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger for those who look at it, leafed through by key: the thousandth page costs
 * as much as the first.
 */
public class LedgerPages {

	private static final String COLUMNS = """
			SELECT id, kind, lane, audience, planned_at, retry_seconds, uncertain_policy, paused_reason, closed_at
			FROM mailing m
			""";

	private static final String ONE = COLUMNS + "WHERE id = :id";

	private static final String NEWEST = COLUMNS + """
			WHERE (CAST(:lane AS VARCHAR(60)) IS NULL OR lane = :lane)
			AND (CAST(:after AS VARCHAR(60)) IS NULL OR EXISTS (SELECT 1 FROM mailing o WHERE o.id = :after
				AND (m.planned_at < o.planned_at OR (m.planned_at = o.planned_at AND m.id < o.id))))
			ORDER BY planned_at DESC, id DESC FETCH FIRST :count ROWS ONLY
			""";

	private static final String LANES = "SELECT DISTINCT lane FROM mailing ORDER BY lane";

	private static final String COUNTS = """
			SELECT mailing, status, count(*) AS n FROM delivery WHERE mailing IN (:mailings) GROUP BY mailing, status
			""";

	private static final String ROWS = """
			SELECT mailing, subscriber, address, status, attempts, reply, not_before, changed_at FROM delivery
			WHERE mailing = :mailing AND subscriber > :after AND status = :status
			ORDER BY mailing, subscriber FETCH FIRST :count ROWS ONLY
			""";

	private static final String PACE = """
			SELECT min(changed_at) AS first_at, max(changed_at) AS last_at, count(*) AS n FROM delivery
			WHERE mailing = :mailing AND status = 'ACCEPTED' AND attempts > 0
			""";

	private static final String REPORTS = """
			SELECT subscriber, mailing, kind, status, detail, read_at FROM bounce
			WHERE subscriber IN (:subscribers) AND kind IN ('FAILED', 'DELAYED', 'COMPLAINT', 'UNSUBSCRIBE')
			ORDER BY read_at DESC, report_key FETCH FIRST 500 ROWS ONLY
			""";

	private final JdbcClient jdbc;

	LedgerPages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Some mailings, the newest first.
	 * @param lane the one whose mailings are wanted; null for all
	 * @param after the last mailing of the page before; null for the first page
	 */
	public List<LedgerEntry> mailings(@Nullable String lane, @Nullable MailingId after, int count) {
		return entries(this.jdbc.sql(NEWEST)
			.param("lane", lane)
			.param("after", (after != null) ? after.value() : null)
			.param("count", count)
			.query((row, number) -> head(row))
			.list());
	}

	/**
	 * One mailing.
	 */
	public Optional<LedgerEntry> mailing(MailingId id) {
		return entries(this.jdbc.sql(ONE).param("id", id.value()).query((row, number) -> head(row)).list()).stream()
			.findFirst();
	}

	/**
	 * The lanes that ever had a mailing.
	 */
	public List<String> lanes() {
		return this.jdbc.sql(LANES).query((row, number) -> row.getString(1)).list();
	}

	/**
	 * Some deliveries of a mailing in the order of the subscribers' numbers.
	 * @param after number of the last subscriber of the page before
	 */
	public List<Delivery> deliveries(MailingId mailing, DeliveryStatus status, long after, int count) {
		return this.jdbc.sql(ROWS)
			.param("mailing", mailing.value())
			.param("status", status.name())
			.param("after", after)
			.param("count", count)
			.query((row, number) -> Deliveries.delivery(row))
			.list();
	}

	/**
	 * When servers took the first and the last of a mailing, and how many they took;
	 * empty while they took none.
	 */
	public Optional<Pace> pace(MailingId mailing) {
		return this.jdbc.sql(PACE)
			.param("mailing", mailing.value())
			.query((row, number) -> new Pace(row.getLong("n"), instant(row, "first_at"), instant(row, "last_at")))
			.optional()
			.filter((pace) -> pace.accepted() > 0);
	}

	/**
	 * What came back about some subscribers, the newest first; at most 500 reports.
	 */
	public List<ReturnedReport> reports(Collection<Long> subscribers) {
		if (subscribers.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql(REPORTS)
			.param("subscribers", subscribers)
			.query((row, number) -> new ReturnedReport(row.getLong("subscriber"), row.getString("mailing"),
					row.getString("kind"), row.getString("status"), row.getString("detail"),
					Mailings.instant(row, "read_at")))
			.list();
	}

	private List<LedgerEntry> entries(List<LedgerEntry> heads) {
		if (heads.isEmpty()) {
			return heads;
		}
		Map<String, Map<DeliveryStatus, Long>> counts = new HashMap<>();
		RowCallbackHandler each = (row) -> counts
			.computeIfAbsent(row.getString("mailing"), (id) -> new EnumMap<>(DeliveryStatus.class))
			.put(DeliveryStatus.valueOf(row.getString("status")), row.getLong("n"));
		this.jdbc.sql(COUNTS)
			.param("mailings", heads.stream().map((head) -> head.mailing().id().value()).toList())
			.query(each);
		return heads.stream()
			.map((head) -> new LedgerEntry(head.mailing(), head.pausedReason(), head.closedAt(),
					counts.getOrDefault(head.mailing().id().value(), Map.of())))
			.toList();
	}

	private static LedgerEntry head(ResultSet row) throws SQLException {
		Mailings.Stored stored = Mailings.stored(row);
		return new LedgerEntry(stored.mailing(), stored.pausedReason(), instant(row, "closed_at"), Map.of());
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	/**
	 * How fast servers took a mailing.
	 *
	 * @param accepted how many they took
	 * @param first when they took the first; null if none
	 * @param last when they took the last; null if none
	 */
	public record Pace(long accepted, @Nullable Instant first, @Nullable Instant last) {
	}

}
