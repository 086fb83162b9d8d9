package elchi.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The changes of addresses in the database.
 */
final class AddressChangeRows {

	private static final String INSERT = """
			INSERT INTO address_change (subscriber, address, address_hash, asked_at, network, key_id)
			VALUES (:subscriber, :address, :hash, :now, :network, :key)
			""";

	private static final String FIND = """
			SELECT id, subscriber, address, address_hash, asked_at, key_id, former, confirmed_at FROM address_change
			WHERE id = :id
			""";

	private static final String CONFIRM = """
			UPDATE address_change SET address = NULL, former = :former, former_hash = :hash, confirmed_at = :now,
				confirmed_network = :network
			WHERE id = :id AND confirmed_at IS NULL AND address IS NOT NULL
			""";

	/** The tombstone of a person who is somebody else now needs no address any more. */
	private static final String RELEASE = """
			UPDATE subscriber SET address_hash = :nobody WHERE id = :id AND status = 'ERASED'
			""";

	private static final String MOVE = """
			UPDATE subscriber SET address = :address, address_hash = :hash
			WHERE id = :id AND status IN ('CONFIRMED', 'SUPPRESSED')
			""";

	private static final String OVERTAKEN = """
			SELECT count(*) FROM address_change WHERE subscriber = :subscriber AND confirmed_at IS NOT NULL AND id > :id
			""";

	private static final String FRESH = """
			SELECT count(*) FROM address_change WHERE subscriber = :subscriber AND confirmed_at > :since
			""";

	private static final String SINCE = "SELECT count(*) FROM address_change WHERE asked_at > :since AND ";

	private static final String FORGET = """
			UPDATE address_change SET address = NULL, former = NULL
			WHERE asked_at <= :before AND (address IS NOT NULL OR former IS NOT NULL)
			""";

	private final JdbcClient jdbc;

	AddressChangeRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long insert(long subscriber, EmailAddress address, Network network, String keyId, Instant now) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql(INSERT)
			.param("subscriber", subscriber)
			.param("address", address.value())
			.param("hash", AddressHash.of(address).value())
			.param("now", utc(now))
			.param("network", network.value())
			.param("key", keyId)
			.update(key, "id");
		Number id = key.getKey();
		if (id == null) {
			throw new IllegalStateException("The database gave the change of an address no number");
		}
		return id.longValue();
	}

	Optional<AddressChange> find(long id) {
		return this.jdbc.sql(FIND).param("id", id).query((row, number) -> change(row)).optional();
	}

	/**
	 * Notes the owner's word.
	 * @param former where the news is told; null if it cannot be
	 * @param hash identity of the address of before
	 * @return false if that was done before
	 */
	boolean confirm(long id, @Nullable EmailAddress former, AddressHash hash, Network network, Instant now) {
		return this.jdbc.sql(CONFIRM)
			.param("id", id)
			.param("former", (former != null) ? former.value() : null)
			.param("hash", hash.value())
			.param("now", utc(now))
			.param("network", network.value())
			.update() == 1;
	}

	/**
	 * Gives the address of an erased person free.
	 * @param nobody what stands in the place of its hash
	 */
	void release(long id, AddressHash nobody) {
		this.jdbc.sql(RELEASE).param("id", id).param("nobody", nobody.value()).update();
	}

	boolean move(long subscriber, EmailAddress address) {
		return this.jdbc.sql(MOVE)
			.param("id", subscriber)
			.param("address", address.value())
			.param("hash", AddressHash.of(address).value())
			.update() == 1;
	}

	/**
	 * Whether a later change of the same person was confirmed.
	 */
	boolean isOvertaken(AddressChange change) {
		return count(OVERTAKEN, Map.of("subscriber", change.subscriber(), "id", change.id())) > 0;
	}

	/**
	 * Whether somebody's address was another one a moment ago.
	 */
	boolean isFresh(long subscriber, Instant since) {
		return count(FRESH, Map.of("subscriber", subscriber, "since", utc(since))) > 0;
	}

	long ofSubscriber(long subscriber, Instant since) {
		return count(SINCE + "subscriber = :subscriber", Map.of("subscriber", subscriber, "since", utc(since)));
	}

	long ofAddress(AddressHash hash, Instant since) {
		return count(SINCE + "address_hash = :hash", Map.of("hash", hash.value(), "since", utc(since)));
	}

	long ofNetwork(Network network, Instant since) {
		return count(SINCE + "network = :network", Map.of("network", network.value(), "since", utc(since)));
	}

	/**
	 * Forgets the addresses of old changes.
	 */
	int forget(OffsetDateTime before) {
		return this.jdbc.sql(FORGET).param("before", before).update();
	}

	private long count(String sql, Map<String, ?> parameters) {
		return this.jdbc.sql(sql).params(parameters).query((row, number) -> row.getLong(1)).single();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static AddressChange change(ResultSet row) throws SQLException {
		OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
		return new AddressChange(row.getLong("id"), row.getLong("subscriber"), address(row.getString("address")),
				new AddressHash(row.getString("address_hash")),
				row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("key_id"),
				address(row.getString("former")), (confirmed != null) ? confirmed.toInstant() : null);
	}

	private static @Nullable EmailAddress address(@Nullable String text) {
		return (text != null) ? EmailAddress.parse(text) : null;
	}

}
