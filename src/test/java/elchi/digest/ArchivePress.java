package elchi.digest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.subscription.Audiences;
import elchi.subscription.Links;
import elchi.subscription.PublicPages;
import elchi.subscription.Publisher;
import elchi.subscription.Subscribers;
import elchi.template.Phrases;
import elchi.template.Templates;
import elchi.test.Database;
import elchi.test.MutableClock;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * An archive with editions in it.
 */
public final class ArchivePress implements AutoCloseable {

	private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Database database;

	private final Editions editions;

	public ArchivePress(Database database, String home) throws ClassNotFoundException {
		this.database = database;
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("elchi.home", home, "elchi.publisher.public-url", "https://news.example.net",
							"elchi.publisher.domain", "news.example.net", "elchi.publisher.name", "Elchi & Co")));
		this.context.registerBean(JdbcClient.class, () -> database.jdbc());
		this.context.registerBean(NamedParameterJdbcTemplate.class,
				() -> new NamedParameterJdbcTemplate(database.dataSource()));
		this.context.registerBean(PlatformTransactionManager.class, () -> database.transactionManager());
		this.context.registerBean(Clock.class, () -> MutableClock.at(MONDAY.toString()));
		this.context.register(Class.forName("elchi.subscription.SubscriptionConfiguration"), PublicPages.class);
		this.context.scan("elchi.template");
		this.context.refresh();
		this.editions = new Editions(database.jdbc(), JsonMapper.builder().build());
	}

	public Archive archive() {
		return new Archive(released(), shelf(), this.context.getBean(Templates.class), phrases(), publisher());
	}

	public ArchiveFeeds feeds() {
		return new ArchiveFeeds(released(), shelf(), this.context.getBean(Templates.class), phrases(), publisher());
	}

	public ArchivedRates rates() {
		return new ArchivedRates(released(), this.editions, shelf());
	}

	public PublicPages pages() {
		return this.context.getBean(PublicPages.class);
	}

	public Phrases phrases() {
		return this.context.getBean(Phrases.class);
	}

	ReleasedEditions released() {
		return new ReleasedEditions(this.database.jdbc());
	}

	ArchiveShelf shelf() {
		return new ArchiveShelf(this.editions, released(), phrases());
	}

	/**
	 * Composes what the senders send.
	 */
	DigestComposer composer() {
		Templates templates = this.context.getBean(Templates.class);
		return new DigestComposer(new FrozenEditions(this.editions, templates, phrases()), subscribers(), templates,
				new DigestEnvelope(publisher(), this.context.getBean(Links.class), phrases()));
	}

	Subscribers subscribers() {
		return this.context.getBean(Subscribers.class);
	}

	Audiences audiences() {
		return this.context.getBean(Audiences.class);
	}

	Publisher publisher() {
		return this.context.getBean(Publisher.class);
	}

	Editions editions() {
		return this.editions;
	}

	/**
	 * Assembles an edition; its stories bear the given title and a number.
	 */
	public void draft(String id, String title) {
		EditionDocument sample = DigestPress.document(2, title);
		this.editions.draft(new EditionDocument(id, sample.stories(), sample.figures(), sample.sources(),
				sample.notices(), id.contains(".") ? "a figure was wrong" : null, null), "weekly-digest", MONDAY);
	}

	public void freeze(String id, String title) {
		draft(id, title);
		seal(id);
	}

	/**
	 * Freezes an edition with the stories of one country, and with no rates.
	 */
	void freezeOnly(String id, String country, String title) {
		EditionDocument sample = DigestPress.document(2, title);
		this.editions.draft(new EditionDocument(id,
				sample.stories().stream().filter((story) -> story.countries().get(0).name().equals(country)).toList(),
				List.of(), sample.sources(), sample.notices()), "weekly-digest", MONDAY);
		seal(id);
	}

	private void seal(String id) {
		EditionId edition = EditionId.parse(id);
		Map<String, byte[]> charts = Map.of("KZT.en", "english".getBytes(StandardCharsets.UTF_8), "KZT.ru",
				"russian".getBytes(StandardCharsets.UTF_8));
		Instant planned = MONDAY.plusSeconds(edition.revision());
		this.editions.freeze(edition,
				new Manifest("d", Map.of("KZT.en", "1", "KZT.ru", "2"),
						this.context.getBean(Templates.class).fingerprint("digest"), "k1", 12_345, id, planned),
				charts);
	}

	public void release(String id, String title) {
		freeze(id, title);
		EditionId edition = EditionId.parse(id);
		this.editions.release(edition, this.editions.manifest(edition).hash(), "test");
	}

	public void close(String id) {
		this.editions.close(id);
	}

	String page(String id, String language) {
		return archive().page(EditionId.parse(id), Locale.forLanguageTag(language)).orElseThrow().body();
	}

	@Override
	public void close() {
		this.context.close();
		this.database.close();
	}

}
