package elchi.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

import elchi.admin.Outcome.Done;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The request keys that were used, and what was answered to each.
 */
final class RequestKeys {

	private static final String BEGIN = """
			INSERT INTO admin_act (request_key, act, who, at) VALUES (:key, :act, :who, :at)""";

	private static final String END = """
			UPDATE admin_act SET sentence = :sentence, concerned = :count, ticket = :ticket WHERE request_key = :key""";

	private static final String FIND = """
			SELECT act, sentence, concerned, ticket FROM admin_act WHERE request_key = :key""";

	private static final int LONGEST = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	RequestKeys(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Takes a key; the database lets one transaction have it.
	 */
	void begin(Act act, Order order) {
		this.jdbc.sql(BEGIN)
			.param("key", order.key())
			.param("act", fingerprint(act))
			.param("who", cut(order.who(), 130))
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	void end(Order order, Done done) {
		this.jdbc.sql(END)
			.param("key", order.key())
			.param("sentence", cut(done.sentence(), LONGEST))
			.param("count", done.count())
			.param("ticket", done.ticket())
			.update();
	}

	/**
	 * The answer that an order got before.
	 * @throws IllegalArgumentException if the key was used for another act
	 */
	Optional<Outcome> answered(Act act, Order order) {
		return this.jdbc.sql(FIND).param("key", order.key()).query((row, number) -> {
			if (!row.getString("act").equals(fingerprint(act))) {
				throw new IllegalArgumentException(
						"Request key '%s' was used for something else; a new order needs a new key"
							.formatted(order.key()));
			}
			return new Outcome(order.key(), act.verb(), act.object(), row.getString("sentence"),
					row.getLong("concerned"), row.getString("ticket"), true);
		}).optional();
	}

	private static String fingerprint(Act act) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(act.words().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String cut(String text, int longest) {
		return (text.length() > longest) ? text.substring(0, longest) : text;
	}

}
