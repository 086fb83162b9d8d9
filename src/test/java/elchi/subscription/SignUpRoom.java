package elchi.subscription;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.delivery.Composition;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.template.Phrases;
import elchi.template.Templates;
import elchi.test.MutableClock;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing up on one database, without a web and without a scheduler: what was published
 * is answered when {@link #answer} is called.
 */
record SignUpRoom(Rooms rooms, Wishes wishes, SignUps signUps, WishAnswers answers, Confirmations confirmations,
		Welcome welcome, ConsentSection consent, List<MessageComposer> composers,
		List<Object> events) implements AutoCloseable {

	static final Network HOME = Network.of("203.0.113.77");

	static SignUpRoom on(Rooms rooms, Path home) {
		Clock clock = rooms.clock();
		JdbcClient jdbc = rooms.database().jdbc();
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("elchi.home", home.toString(), "elchi.publisher.public-url", "https://news.example.net")));
		context.scan("elchi.template");
		context.refresh();
		Phrases phrases = context.getBean(Phrases.class);
		Templates templates = context.getBean(Templates.class);
		Publisher publisher = PublisherTests.bind("public-url", "https://news.example.net");
		Links links = new Links(new LinkKeys(home.resolve("link-keys")), publisher, clock);
		TransactionTemplate transaction = new TransactionTemplate(rooms.database().transactionManager());
		List<Object> events = new ArrayList<>();
		Wishes wishes = new Wishes(jdbc);
		ConsentTexts texts = new ConsentTexts(jdbc, clock);
		SubscriptionProperties properties = new SubscriptionProperties(3, 30,
				new ClassPathResource("elchi/subscription/disposable.txt"));
		DeliveryLedger ledger = new DeliveryLedger(rooms.database().dataSource(), rooms.database().transactionManager(),
				clock, events::add);
		ServicePost post = new ServicePost(() -> ledger, () -> {
			throw new IllegalArgumentException("There is no scheduler here");
		});
		ServiceEnvelope envelope = new ServiceEnvelope(publisher, phrases);
		LatestDigest digest = new LatestWeek();
		List<LatestDigest> digests = List.of(digest);
		return new SignUpRoom(rooms, wishes, new SignUps(wishes, texts, properties, transaction, events::add, clock),
				new WishAnswers(wishes, rooms.subscribers(), links, post),
				new Confirmations(links, wishes, rooms.subscribers(), new Consents(jdbc), texts, envelope, phrases,
						digests::stream, transaction, events::add, clock),
				new Welcome(wishes, rooms.subscribers(), post, Stream::empty),
				new ConsentSection(jdbc, templates, phrases),
				List.of(new ConfirmationComposer(wishes, rooms.subscribers(), links, templates, phrases, envelope),
						new LinkComposer(wishes, rooms.subscribers(), links, templates, phrases, envelope),
						new WelcomeComposer(wishes, rooms.subscribers(), links, templates, phrases, envelope,
								digests::stream)),
				events);
	}

	/**
	 * Somebody signs up on the page.
	 */
	Reception signUp(String address, String... lists) {
		return signUp(address, Preferences.parse("ru|Asia/Almaty|KZ||html|excerpts||"), lists);
	}

	Reception signUp(String address, Preferences preferences, String... lists) {
		return this.signUps.signUp(new SignUp(EmailAddress.parse(address), "Aida", preferences, List.of(lists), null),
				origin());
	}

	static Origin origin() {
		return new Origin("sign-up page", HOME, Preferences.DEFAULT.language(), "I want it.");
	}

	/**
	 * Does what follows from what was published, and forgets it.
	 */
	void answer() {
		List<Object> published = List.copyOf(this.events);
		this.events.clear();
		for (Object event : published) {
			if (event instanceof WishUttered uttered) {
				this.answers.answer(uttered.wish());
			}
			else if (event instanceof WishConfirmed confirmed) {
				this.welcome.welcome(confirmed.wish());
			}
		}
	}

	/**
	 * All mails that are owed, by name.
	 */
	List<String> owed() {
		return this.rooms.database()
			.jdbc()
			.sql("SELECT mailing FROM delivery ORDER BY mailing")
			.query((row, number) -> row.getString(1))
			.list();
	}

	Composition compose(String mailing) {
		Map<String, Object> row = this.rooms.database().jdbc().sql("""
				SELECT m.kind, d.subscriber FROM mailing m JOIN delivery d ON d.mailing = m.id WHERE m.id = :mailing
				""").param("mailing", mailing).query().singleRow();
		return this.composers.stream()
			.filter((composer) -> composer.kind().equals(row.get("kind")))
			.findFirst()
			.orElseThrow()
			.compose(new MailingId(mailing), ((Number) row.get("subscriber")).longValue());
	}

	MailMessage mail(String mailing) {
		return ((Composition.Composed) compose(mailing)).message();
	}

	/**
	 * The token of a mail's link.
	 */
	String token(String mailing, String purpose) {
		String head = "https://news.example.net/" + purpose + "/";
		return mail(mailing).text()
			.lines()
			.filter((line) -> line.startsWith(head))
			.findFirst()
			.orElseThrow()
			.substring(head.length());
	}

	/**
	 * The owner presses the button of a mail.
	 */
	boolean confirm(String mailing) {
		return this.confirmations.confirm(token(mailing, "c"), HOME).isPresent();
	}

	MutableClock clock() {
		return this.rooms.clock();
	}

	@Override
	public void close() {
		this.rooms.close();
	}

	/**
	 * One edition.
	 */
	private static final class LatestWeek implements LatestDigest {

		@Override
		public Optional<String> newest() {
			return Optional.of("2026-W47");
		}

		@Override
		public Optional<Glance> glance(String edition, Preferences preferences) {
			return Optional.of(new Glance(List.of("Tenge ends week stronger", "Som stays"),
					URI.create("https://news.example.net/archive/" + edition)));
		}

	}

}
