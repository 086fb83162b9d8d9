package elchi.digest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import elchi.digest.EditionDocument.Notice;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDocument.SourceLine;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.news.Country;
import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.template.Phrases;
import elchi.template.Templates;
import elchi.test.Database;
import elchi.test.MutableClock;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Composes digests as they are composed for delivery, in both ways.
 */
final class DigestPress implements AutoCloseable {

	private static final String EXCERPT = "The central bank left its base rate unchanged on Friday. It said that "
			+ "inflation had slowed for the third month in a row and that the next decision is due in November.";

	private final Database database = Database.h2();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	final DigestEnvelope envelope;

	final DigestRenderer renderer;

	DigestPress(Path home, Map<String, Object> properties) throws ClassNotFoundException {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
		this.context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("home", Map.of("elchi.home", home.toString())));
		this.context.registerBean(JdbcClient.class, () -> this.database.jdbc());
		this.context.registerBean(NamedParameterJdbcTemplate.class,
				() -> new NamedParameterJdbcTemplate(this.database.dataSource()));
		this.context.registerBean(PlatformTransactionManager.class, () -> this.database.transactionManager());
		this.context.registerBean(Clock.class, () -> MutableClock.at("2026-09-28T02:00:00Z"));
		this.context.register(Class.forName("elchi.subscription.SubscriptionConfiguration"));
		this.context.scan("elchi.template");
		this.context.refresh();
		this.envelope = new DigestEnvelope(this.context.getBean(Publisher.class), this.context.getBean(Links.class),
				this.context.getBean(Phrases.class));
		this.renderer = new DigestRenderer(this.context.getBean(Templates.class), this.envelope);
	}

	FrozenEdition edition(EditionDocument document) {
		Manifest manifest = new Manifest("d", Map.of(), "t", "k1", 12_345, "a", Instant.parse("2026-09-28T02:00:00Z"));
		byte[] png = new byte[9000];
		new Random(1).nextBytes(png);
		return new FrozenEdition(document, manifest, Map.of("KZT.en", png, "KZT.ru", png),
				this.context.getBean(Phrases.class));
	}

	/**
	 * An edition as the default configuration makes it, with so many stories for each
	 * country.
	 */
	static EditionDocument document(int stories, String title) {
		List<SealedStory> all = new ArrayList<>();
		for (Country country : Country.values()) {
			for (int i = 0; i < stories; i++) {
				all.add(new SealedStory(all.size(), "Sample Wire", title + " " + all.size(), EXCERPT + " " + i,
						URI.create("https://example.org/courier/base-rate?a=1&b=" + i), List.of(country),
						LocalDate.of(2026, 9, 25), true, List.of("Sample Courier"), true));
			}
		}
		return new EditionDocument("2026-W39", all,
				List.of(FigureSamples.closes("KZT", "473.88", "451.1", "445.39182828", "441.96889566"),
						FigureSamples.coarseSum(), FigureSamples.carriedSomoni(), FigureSamples.closes("TMT", "3.5")),
				List.of(new SourceLine("orient", false, "Connection refused", LocalDate.of(2026, 9, 23))),
				List.of(Notice.FEW_ARTICLES));
	}

	static Preferences preferences(String language, Set<String> currencies, Preferences.Format format,
			Preferences.Style style) {
		return new Preferences(Locale.forLanguageTag(language), ZoneOffset.UTC, Set.of(), currencies, format, style,
				null, null);
	}

	static Subscriber reader(long number, String address, Preferences preferences) {
		return new Subscriber(number, EmailAddress.parse(address), "", SubscriberStatus.CONFIRMED, null, preferences,
				List.of());
	}

	Rendering rendering(FrozenEdition edition, Subscriber reader) {
		return this.renderer.rendering(edition, reader.preferences(), this.envelope.personal(edition, reader));
	}

	MailMessage mail(FrozenEdition edition, Rendering rendering, Subscriber reader) {
		return mail(edition, rendering, reader, this.envelope.personal(edition, reader));
	}

	/**
	 * The mail as the composer makes it.
	 */
	MailMessage shared(FrozenEdition edition, Subscriber reader) {
		Personal personal = this.envelope.personal(edition, reader);
		return mail(edition, this.renderer.rendering(edition, reader.preferences(), personal), reader, personal);
	}

	private MailMessage mail(FrozenEdition edition, Rendering rendering, Subscriber reader, Personal personal) {
		return this.envelope.message(edition, reader, personal, rendering.content(personal));
	}

	/**
	 * The mail that nothing was shared for.
	 */
	MailMessage plain(FrozenEdition edition, Subscriber reader) {
		return mail(edition, this.renderer.plain(edition, reader.preferences()), reader);
	}

	@Override
	public void close() {
		this.context.close();
		this.database.close();
	}

}
