package elchi.fx;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents of past days that were read to the end, holidays without a fixing included.
 * They are not asked for again, so that a backfill continues where it stopped.
 */
class PastDocuments {

	private static final String COUNT = """
			SELECT count(*) FROM fx_document WHERE source = :source AND document = :document
			""";

	private static final String INSERT = """
			INSERT INTO fx_document (source, document, quotes, read_at) VALUES (:source, :document, :quotes, :at)
			""";

	private final JdbcClient jdbc;

	PastDocuments(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isRead(RateDocument document) {
		return this.jdbc.sql(COUNT)
			.param("source", document.source().name())
			.param("document", document.key())
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Remembers a document. To be called while its source's row is locked.
	 */
	void read(RateDocument document, int quotes, Instant at) {
		if (isRead(document)) {
			return;
		}
		this.jdbc.sql(INSERT)
			.param("source", document.source().name())
			.param("document", document.key())
			.param("quotes", quotes)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

}
