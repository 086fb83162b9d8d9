package elchi.fetch;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The validators of every document that was stored, per source and location.
 */
class Validators {

	private static final String FIND = """
			SELECT etag, last_modified, body_hash, remembered_at
			FROM fetch_validator WHERE source = :source AND location = :location
			""";

	private static final String UPDATE = """
			UPDATE fetch_validator
			SET etag = :etag, last_modified = :lastModified, body_hash = :bodyHash, remembered_at = :rememberedAt
			WHERE source = :source AND location = :location
			""";

	private static final String INSERT = """
			INSERT INTO fetch_validator (source, location, etag, last_modified, body_hash, remembered_at)
			VALUES (:source, :location, :etag, :lastModified, :bodyHash, :rememberedAt)
			""";

	private final JdbcClient jdbc;

	Validators(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Validator> find(String source, URI location) {
		return this.jdbc.sql(FIND)
			.param("source", source)
			.param("location", location.toString())
			.query((row, number) -> validator(row))
			.optional();
	}

	void remember(String source, URI location, Validator validator) {
		if (write(UPDATE, source, location, validator) == 0) {
			write(INSERT, source, location, validator);
		}
	}

	private int write(String sql, String source, URI location, Validator validator) {
		return this.jdbc.sql(sql)
			.param("source", source)
			.param("location", location.toString())
			.param("etag", validator.etag())
			.param("lastModified", utc(validator.lastModified()))
			.param("bodyHash", validator.bodyHash())
			.param("rememberedAt", utc(validator.rememberedAt()))
			.update();
	}

	static String hash(byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static Validator validator(ResultSet row) throws SQLException {
		OffsetDateTime lastModified = row.getObject("last_modified", OffsetDateTime.class);
		return new Validator(row.getString("etag"), (lastModified != null) ? lastModified.toInstant() : null,
				row.getString("body_hash"), row.getObject("remembered_at", OffsetDateTime.class).toInstant());
	}

	private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

}
