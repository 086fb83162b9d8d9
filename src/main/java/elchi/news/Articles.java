package elchi.news;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The articles that were collected, as stories.
 */
public class Articles {

	private static final String BETWEEN = """
			SELECT id, source, outlet, title, excerpt, link, effective_at, truncated, countries, about_money
			FROM news_article
			WHERE effective_at >= :from AND effective_at < :to AND source IN (:sources)
			ORDER BY effective_at, id
			""";

	private static final String PURGE = "DELETE FROM news_article WHERE effective_at < :before";

	private final JdbcClient jdbc;

	private final Sources sources;

	private final Gaps gaps;

	Articles(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.sources = new Sources(jdbc);
		this.gaps = new Gaps(jdbc);
	}

	/**
	 * The stories of a half-open window, in order of their time.
	 * <p>
	 * An article counts as published when its outlet says so, if that is between 30 days
	 * before and one hour after we first saw it; otherwise when we first saw it. What
	 * several outlets told, or one told twice, is one story, led by the earliest report;
	 * a story that was told before the window does not come back with a retelling.
	 * @param from begin of the window
	 * @param to end of the window, outside it
	 * @param sources names of the sources that count
	 */
	public List<Story> stories(Instant from, Instant to, List<String> sources) {
		if (sources.isEmpty()) {
			return List.of();
		}
		List<Article> articles = this.jdbc.sql(BETWEEN)
			.param("from", from.minus(StoryFolding.LOOKED_BACK).atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.param("sources", sources)
			.query((row, number) -> article(row))
			.list();
		return StoryFolding.of(articles).since(from);
	}

	/**
	 * How sources answered last, in the given order.
	 */
	public List<SourceHealth> health(Collection<String> sources) {
		return this.sources.health(sources);
	}

	/**
	 * The times within a window of which articles may be missing.
	 */
	public List<CoverageGap> gaps(Instant from, Instant to, Collection<String> sources) {
		return this.gaps.within(from, to, sources);
	}

	/**
	 * Deletes the articles from before a time. What they were known by is kept: they
	 * never arrive again.
	 * @return how many were deleted
	 */
	public int purge(Instant before) {
		return this.jdbc.sql(PURGE).param("before", before.atOffset(ZoneOffset.UTC)).update();
	}

	private static Article article(ResultSet row) throws SQLException {
		String link = row.getString("link");
		return new Article(row.getLong("id"), row.getString("source"), row.getString("outlet"), row.getString("title"),
				row.getString("excerpt"), (link != null) ? URI.create(link) : null,
				row.getObject("effective_at", OffsetDateTime.class).toInstant(), row.getBoolean("truncated"),
				countries(row.getString("countries")), row.getBoolean("about_money"));
	}

	private static Set<Country> countries(String codes) {
		return Arrays.stream(codes.split(" ", -1))
			.filter((code) -> !code.isEmpty())
			.map(Country::valueOf)
			.collect(Collectors.toSet());
	}

}
