package elchi.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import elchi.mail.EmailAddress;
import elchi.subscription.Wish.Answer;
import elchi.subscription.Wish.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The wishes in the database.
 */
final class Wishes {

	private static final String INSERT = """
			INSERT INTO wish (kind, address, address_hash, name, lists, preferences, first_rule, uttered_at, uttered_how,
				network, agreed_to)
			VALUES (:kind, :address, :hash, :name, :lists, :preferences, :rule, :now, :how, :network, :agreed)
			""";

	private static final String COLUMNS = """
			id, kind, address, address_hash, name, lists, preferences, first_rule, uttered_at, uttered_how, answer,
			subscriber, key_id, confirmed_at, edition
			""";

	private static final String FIND = "SELECT " + COLUMNS + "FROM wish WHERE id = :id";

	private static final String OF_ADDRESS = "SELECT count(*) FROM wish WHERE address_hash = :hash AND uttered_at > :since";

	private static final String OF_NETWORK = "SELECT count(*) FROM wish WHERE network = :network AND uttered_at > :since";

	private static final String DECIDE = """
			UPDATE wish SET answer = :answer, subscriber = :subscriber, key_id = :key WHERE id = :id AND answer IS NULL
			""";

	private static final String CONFIRM = """
			UPDATE wish SET confirmed_at = :now, confirmed_network = :network, confirmed_to = :agreed, edition = :edition,
				address = NULL
			WHERE id = :id AND confirmed_at IS NULL AND answer = 'CONFIRM'
			""";

	private static final String OVERTAKEN = """
			SELECT count(*) FROM wish WHERE subscriber = :subscriber AND confirmed_at IS NOT NULL AND id > :id
			""";

	private final JdbcClient jdbc;

	Wishes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Writes down what was asked for.
	 * @param agreed hash of the words that were agreed to; null for none
	 * @return its number
	 */
	long utter(Kind kind, SignUp wanted, List<String> lists, Origin origin, @Nullable String agreed, Instant now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql(INSERT)
			.param("kind", kind.name())
			.param("address", wanted.address().value())
			.param("hash", AddressHash.of(wanted.address()).value())
			.param("name", wanted.name())
			.param("lists", Choices.print(lists))
			.param("preferences", wanted.preferences().key())
			.param("rule", (wanted.firstRule() != null) ? wanted.firstRule().toString() : "")
			.param("now", utc(now))
			.param("how", origin.how())
			.param("network", origin.network().value())
			.param("agreed", agreed)
			.update(key, "id");
		Number id = key.getKey();
		if (id == null) {
			throw new IllegalStateException("The database gave the wish no number");
		}
		return id.longValue();
	}

	Optional<Wish> find(long id) {
		return this.jdbc.sql(FIND).param("id", id).query((row, number) -> wish(row)).optional();
	}

	long ofAddress(AddressHash hash, Instant since) {
		return count(OF_ADDRESS, Map.of("hash", hash.value(), "since", utc(since)));
	}

	long ofNetwork(Network network, Instant since) {
		return count(OF_NETWORK, Map.of("network", network.value(), "since", utc(since)));
	}

	/**
	 * Says once and for all which mail answers a wish.
	 * @param subscriber whose address it is; null if nobody's
	 */
	void decide(long id, Answer answer, @Nullable Long subscriber, String keyId) {
		this.jdbc.sql(DECIDE)
			.param("id", id)
			.param("answer", answer.name())
			.param("subscriber", subscriber)
			.param("key", keyId)
			.update();
	}

	/**
	 * Notes the owner's word; within a transaction of the caller.
	 * @return false if that was done before
	 */
	boolean confirm(long id, Network network, String agreed, @Nullable String edition, Instant now) {
		return this.jdbc.sql(CONFIRM)
			.param("id", id)
			.param("now", utc(now))
			.param("network", network.value())
			.param("agreed", agreed)
			.param("edition", edition)
			.update() == 1;
	}

	/**
	 * Whether a later wish of the same person was confirmed.
	 */
	boolean isOvertaken(Wish wish) {
		return count(OVERTAKEN, Map.of("subscriber", wish.requireSubscriber(), "id", wish.id())) > 0;
	}

	private long count(String sql, Map<String, ?> parameters) {
		return this.jdbc.sql(sql).params(parameters).query((row, number) -> row.getLong(1)).single();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Wish wish(ResultSet row) throws SQLException {
		String address = row.getString("address");
		String rule = row.getString("first_rule");
		String answer = row.getString("answer");
		OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
		return new Wish(row.getLong("id"), Kind.valueOf(row.getString("kind")),
				(address != null) ? EmailAddress.parse(address) : null, new AddressHash(row.getString("address_hash")),
				row.getString("name"), Choices.words(row.getString("lists")),
				Preferences.parse(row.getString("preferences")), rule.isEmpty() ? null : FirstRule.parse(rule),
				row.getObject("uttered_at", OffsetDateTime.class).toInstant(), row.getString("uttered_how"),
				(answer != null) ? Answer.valueOf(answer) : null, row.getObject("subscriber", Long.class),
				row.getString("key_id"), (confirmed != null) ? confirmed.toInstant() : null, row.getString("edition"));
	}

}
