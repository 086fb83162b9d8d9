package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * Takes in what a document shows: what is new is kept, what is known is corrected in
 * place, and what was purged stays purged.
 */
class Arrivals {

	private static final String FIND = """
			SELECT identity, article_id FROM news_identity WHERE source = :source AND identity IN (:keys)
			ORDER BY article_id
			""";

	private static final String IDENTIFY = """
			INSERT INTO news_identity (source, identity, article_id) VALUES (:source, :identity, :articleId)
			""";

	private static final String INSERT = """
			INSERT INTO news_article (source, outlet, title, excerpt, link, published_at, first_seen_at, read_at,
				effective_at, truncated, countries, about_money)
			VALUES (:source, :outlet, :title, :excerpt, :link, :publishedAt, :firstSeenAt, :readAt,
				:effectiveAt, :truncated, :countries, :aboutMoney)
			""";

	private static final String CORRECT = """
			UPDATE news_article
			SET title = :title, excerpt = :excerpt, truncated = :truncated, countries = :countries, about_money = :aboutMoney
			WHERE id = :id AND (title <> :title OR excerpt <> :excerpt)
			""";

	private final JdbcClient jdbc;

	Arrivals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Takes in the articles of one look at a source.
	 * @param firstSeen when they were to be seen there
	 * @param readAt when they were read
	 * @return how many are new
	 */
	int take(Feed feed, List<Item> items, Instant firstSeen, Instant readAt) {
		ArticleKeys keys = new ArticleKeys(items);
		int added = 0;
		for (Item item : items) {
			Article article = Article.of(feed, item, firstSeen);
			if (take(article, item, keys.of(item), firstSeen, readAt)) {
				added++;
			}
		}
		return added;
	}

	private boolean take(Article article, Item item, List<String> keys, Instant firstSeen, Instant readAt) {
		List<Identity> known = find(article.source(), keys);
		Optional<Identity> first = known.stream().findFirst();
		long id = first.map(Identity::articleId).orElseGet(() -> insert(article, item, firstSeen, readAt));
		Set<String> unnamed = new HashSet<>(keys);
		known.forEach((identity) -> unnamed.remove(identity.key()));
		unnamed.forEach((key) -> identify(article.source(), key, id));
		if (first.isPresent() && !article.excerpt().isEmpty()) {
			correct(id, article);
		}
		return first.isEmpty();
	}

	private List<Identity> find(String source, List<String> keys) {
		return this.jdbc.sql(FIND)
			.param("source", source)
			.param("keys", keys)
			.query((row, number) -> new Identity(row.getString("identity"), row.getLong("article_id")))
			.list();
	}

	private void identify(String source, String key, long articleId) {
		this.jdbc.sql(IDENTIFY).param("source", source).param("identity", key).param("articleId", articleId).update();
	}

	private void correct(long id, Article article) {
		this.jdbc.sql(CORRECT)
			.param("title", article.title())
			.param("excerpt", article.excerpt())
			.param("truncated", article.truncated())
			.param("countries", codes(article))
			.param("aboutMoney", article.aboutMoney())
			.param("id", id)
			.update();
	}

	private long insert(Article article, Item item, Instant firstSeen, Instant readAt) {
		URI link = article.link();
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql(INSERT)
			.param("source", article.source())
			.param("outlet", article.outlet())
			.param("title", article.title())
			.param("excerpt", article.excerpt())
			.param("link", (link != null) ? link.toString() : null)
			.param("publishedAt", utc(item.publishedAt()))
			.param("firstSeenAt", utc(firstSeen))
			.param("readAt", utc(readAt))
			.param("effectiveAt", utc(article.at()))
			.param("truncated", article.truncated())
			.param("countries", codes(article))
			.param("aboutMoney", article.aboutMoney())
			.update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	private static String codes(Article article) {
		return article.countries().stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
	}

	private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	private record Identity(String key, long articleId) {
	}

}
