package elchi.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The words that people agreed to, each text once, by its SHA-256. A phrase that is
 * changed leaves the earlier text where it is.
 */
final class ConsentTexts {

	private static final Logger log = LoggerFactory.getLogger(ConsentTexts.class);

	private static final String KEEP = """
			INSERT INTO consent_text (hash, language, words, first_at)
			SELECT :hash, :language, :words, :now
			WHERE NOT EXISTS (SELECT 1 FROM consent_text WHERE hash = :hash)
			""";

	private static final int MOST = 1000;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Set<String> kept = ConcurrentHashMap.newKeySet();

	ConsentTexts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Keeps a text, in a transaction of its own if there is none.
	 * @return its hash
	 */
	String keep(Locale language, String words) {
		String hash = HexFormat.of().formatHex(Sha256.fresh().digest(words.getBytes(StandardCharsets.UTF_8)));
		if (!this.kept.contains(hash)) {
			insert(hash, language, words);
		}
		if (this.kept.size() < MOST) {
			this.kept.add(hash);
		}
		return hash;
	}

	private void insert(String hash, Locale language, String words) {
		try {
			this.jdbc.sql(KEEP)
				.param("hash", hash)
				.param("language", language.toLanguageTag())
				.param("words", words)
				.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ex) {
			log.debug("consent text known already hash={}", hash);
		}
	}

}
