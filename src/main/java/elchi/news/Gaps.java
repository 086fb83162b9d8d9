package elchi.news;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times of which nothing is known.
 */
class Gaps {

	private static final String EXISTS = """
			SELECT count(*) FROM news_gap WHERE source = :source AND gap_from = :from
			""";

	private static final String INSERT = """
			INSERT INTO news_gap (source, gap_from, gap_upto) VALUES (:source, :from, :upto)
			""";

	private static final String WITHIN = """
			SELECT source, gap_from, gap_upto FROM news_gap
			WHERE source IN (:sources) AND gap_from < :upto AND gap_upto > :from
			ORDER BY gap_from, source
			""";

	private final JdbcClient jdbc;

	Gaps(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void record(CoverageGap gap) {
		boolean known = this.jdbc.sql(EXISTS)
			.param("source", gap.source())
			.param("from", gap.from().atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single() > 0;
		if (known) {
			return;
		}
		this.jdbc.sql(INSERT)
			.param("source", gap.source())
			.param("from", gap.from().atOffset(ZoneOffset.UTC))
			.param("upto", gap.upto().atOffset(ZoneOffset.UTC))
			.update();
	}

	List<CoverageGap> within(Instant from, Instant upto, Collection<String> sources) {
		if (sources.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql(WITHIN)
			.param("sources", sources)
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("upto", upto.atOffset(ZoneOffset.UTC))
			.query((row, number) -> new CoverageGap(row.getString("source"),
					row.getObject("gap_from", OffsetDateTime.class).toInstant(),
					row.getObject("gap_upto", OffsetDateTime.class).toInstant()))
			.list();
	}

}
