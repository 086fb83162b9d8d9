package elchi.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import elchi.mail.EmailAddress;
import elchi.subscription.Subscription.Status;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Reads subscribers together with their subscriptions, in one statement a page.
 */
final class SubscriberRows {

	private static final String SELECT = """
			SELECT s.id, s.address, s.address_hash, s.name, s.status, s.suppressed_for, s.preferences,
				u.list, u.status AS standing, u.paused_until, u.changed_at
			FROM (%s) s LEFT JOIN subscription u ON u.subscriber = s.id
			ORDER BY s.id, u.list
			""";

	private static final String BY_ID = SELECT.formatted("SELECT * FROM subscriber WHERE id = :id");

	private static final String BY_IDS = SELECT.formatted("SELECT * FROM subscriber WHERE id IN (:ids)");

	private static final String BY_HASH = SELECT.formatted("SELECT * FROM subscriber WHERE address_hash IN (:hashes)");

	private static final String PRESENT_AFTER = SELECT.formatted("""
			SELECT * FROM subscriber WHERE id > :last AND status <> 'ERASED' ORDER BY id
			FETCH FIRST %d ROWS ONLY""".formatted(Keyset.PAGE));

	private static final String ACTIVE_AFTER = SELECT.formatted("""
			SELECT * FROM subscriber a WHERE id > :last AND status = 'CONFIRMED' AND EXISTS (
				SELECT 1 FROM subscription b WHERE b.subscriber = a.id AND b.list = :list
					AND (b.status = 'ACTIVE' OR (b.status = 'PAUSED' AND b.paused_until <= :today)))
			ORDER BY id FETCH FIRST %d ROWS ONLY""".formatted(Keyset.PAGE));

	private static final String WITH_SEAL = """
			SELECT s.id, s.address, s.address_hash, s.name, s.status, s.suppressed_for, s.preferences,
				u.list, u.status AS standing, u.paused_until, u.changed_at, a.preferences AS sealed, a.answers
			FROM subscriber s LEFT JOIN subscription u ON u.subscriber = s.id
				LEFT JOIN subscription_audience a ON a.audience = :audience AND a.subscriber = s.id
			WHERE s.id IN (:ids)
			ORDER BY s.id, u.list
			""";

	private final JdbcClient jdbc;

	SubscriberRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Subscriber> find(long id) {
		return read(this.jdbc.sql(BY_ID).param("id", id)).stream().findFirst();
	}

	List<Subscriber> find(Collection<Long> ids) {
		return ids.isEmpty() ? List.of() : read(this.jdbc.sql(BY_IDS).param("ids", ids));
	}

	Optional<Subscriber> find(AddressHash hash) {
		return Optional.ofNullable(byHash(List.of(hash)).get(hash));
	}

	/**
	 * Those of some numbers, and what an audience was sealed with.
	 */
	Map<Long, Standing> standings(Collection<Long> ids, String audience, Function<Subscriber, Consent> consent) {
		Map<Long, Subscriber> subscribers = new HashMap<>();
		Map<Long, Preferences> sealed = new HashMap<>();
		Map<Long, String> answers = new HashMap<>();
		this.jdbc.sql(WITH_SEAL).param("ids", ids).param("audience", audience).query((RowCallbackHandler) (row) -> {
			Subscriber one = subscriber(row);
			subscribers.merge(one.id(), one, SubscriberRows::together);
			String preferences = row.getString("sealed");
			if (preferences != null) {
				sealed.computeIfAbsent(one.id(), (id) -> Preferences.parse(preferences));
				String answered = row.getString("answers");
				if (answered != null) {
					answers.put(one.id(), answered);
				}
			}
		});
		Map<Long, Standing> standings = new HashMap<>();
		subscribers.forEach((id, subscriber) -> standings.put(id,
				new Standing(consent.apply(subscriber), sealed.get(id), answers.get(id))));
		return standings;
	}

	/**
	 * Those of some addresses that are known, the erased ones too.
	 */
	Map<AddressHash, Subscriber> byHash(Collection<AddressHash> hashes) {
		Map<AddressHash, Subscriber> known = new HashMap<>();
		this.jdbc.sql(BY_HASH)
			.param("hashes", hashes.stream().map(AddressHash::value).toList())
			.query((RowCallbackHandler) (row) -> known.merge(new AddressHash(row.getString("address_hash")),
					subscriber(row), SubscriberRows::together));
		return known;
	}

	List<Subscriber> presentAfter(long last) {
		return read(this.jdbc.sql(PRESENT_AFTER).param("last", last));
	}

	List<Subscriber> activeAfter(long last, String list, LocalDate today) {
		return read(this.jdbc.sql(ACTIVE_AFTER).param("last", last).param("list", list).param("today", today));
	}

	private static List<Subscriber> read(StatementSpec statement) {
		Map<Long, Subscriber> subscribers = new LinkedHashMap<>();
		statement.query((row) -> {
			Subscriber one = subscriber(row);
			subscribers.merge(one.id(), one, SubscriberRows::together);
		});
		return new ArrayList<>(subscribers.values());
	}

	private static Subscriber subscriber(ResultSet row) throws SQLException {
		String address = row.getString("address");
		return new Subscriber(row.getLong("id"),
				(address != null) ? EmailAddress.parse(address)
						: new AddressHash(row.getString("address_hash")).nowhere(),
				row.getString("name"), SubscriberStatus.valueOf(row.getString("status")),
				row.getString("suppressed_for"), Preferences.parse(row.getString("preferences")), subscription(row));
	}

	private static List<Subscription> subscription(ResultSet row) throws SQLException {
		String list = row.getString("list");
		if (list == null) {
			return List.of();
		}
		return List.of(new Subscription(list, Status.valueOf(row.getString("standing")),
				row.getObject("paused_until", LocalDate.class),
				row.getObject("changed_at", OffsetDateTime.class).toInstant()));
	}

	private static Subscriber together(Subscriber one, Subscriber other) {
		List<Subscription> both = new ArrayList<>(one.subscriptions());
		both.addAll(other.subscriptions());
		return new Subscriber(one.id(), one.address(), one.name(), one.status(), one.suppressedFor(), one.preferences(),
				both);
	}

}
