package elchi.alert;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import elchi.fx.PairHistories;
import elchi.fx.QuoteImport;
import elchi.fx.Quotes;
import elchi.mail.EmailAddress;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.test.Database;
import elchi.test.MutableClock;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Traders and the real figures of August and September 2026 on one database, on Tuesday
 * 29 September.
 */
final class RuleScene implements AutoCloseable {

	static final List<String> SOURCES = List.of("nbk", "currency-api");

	private final Database database;

	private final MutableClock clock = MutableClock.at("2026-09-29T12:00:00Z");

	private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();

	private final AlertRules rules;

	private RuleScene(Database database, Path home) {
		this.database = database;
		TestPropertyValues.of("elchi.home=" + home).applyTo(this.rooms);
		this.rooms.registerBean(JdbcClient.class, database::jdbc);
		this.rooms.registerBean(NamedParameterJdbcTemplate.class,
				() -> new NamedParameterJdbcTemplate(database.dataSource()));
		this.rooms.registerBean(PlatformTransactionManager.class, database::transactionManager);
		this.rooms.registerBean(Clock.class, () -> this.clock);
		this.rooms.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		this.rooms.register(room("elchi.subscription.SubscriptionConfiguration"), room("elchi.fx.FxConfiguration"));
		this.rooms.refresh();
		this.rules = new AlertRules(RuleStores.of(database.jdbc(), database.transactionManager()), subscribers(),
				this::known, 100, this.clock);
	}

	static RuleScene on(Database database, Path home) {
		RuleScene scene = new RuleScene(database, home);
		scene.rooms.getBean(QuoteImport.class)
			.take(new InputStreamReader(resource("/elchi/fx/dollar-series-2026.csv"), StandardCharsets.UTF_8));
		return scene;
	}

	private KnownFixings known() {
		Map<String, List<String>> rates = new HashMap<>();
		List.of("KZT", "KGS", "TJS", "UZS", "TMT").forEach((currency) -> rates.put(currency, SOURCES));
		return new ChosenFixings(this.rooms.getBean(PairHistories.class), rates,
				this.rooms.getBean(Quotes.class).upto(), this.clock.instant());
	}

	PairHistories histories() {
		return this.rooms.getBean(PairHistories.class);
	}

	Quotes quotes() {
		return this.rooms.getBean(Quotes.class);
	}

	<T> T room(Class<T> type) {
		return this.rooms.getBean(type);
	}

	AlertRules rules() {
		return this.rules;
	}

	MutableClock clock() {
		return this.clock;
	}

	Database database() {
		return this.database;
	}

	Subscribers subscribers() {
		return this.rooms.getBean(Subscribers.class);
	}

	/**
	 * Somebody who confirmed and asked for every list.
	 */
	Subscriber trader(String address) {
		Subscriber registered = registered(address, Subscription.LISTS);
		subscribers().confirm(registered.id(), "test");
		return subscribers().find(registered.id()).orElseThrow();
	}

	Subscriber registered(String address, List<String> lists) {
		return subscribers().register(EmailAddress.parse(address), "", Preferences.DEFAULT, lists, "test");
	}

	/**
	 * A rule in the words of a file:
	 * {@code pair=KZT/USD threshold_percent=1 window_days=7}.
	 */
	static ThresholdRule rule(String words) {
		return RuleText.read(words(words));
	}

	static Map<String, String> words(String words) {
		Map<String, String> byName = new HashMap<>();
		for (String word : words.split(" ", -1)) {
			String[] parts = word.split("=", 2);
			byName.put(parts[0], parts[1]);
		}
		return byName;
	}

	RuleImportReport take(String... lines) {
		return imports().run(csv(lines));
	}

	RuleImport imports() {
		return new RuleImport(this.rules, new TransactionTemplate(this.database.transactionManager()));
	}

	static InputStream csv(String... lines) {
		return new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
	}

	String export() {
		StringBuilder out = new StringBuilder();
		new RuleExport(this.rules, subscribers(), this.clock).write(out);
		return out.toString();
	}

	private static Class<?> room(String configuration) {
		try {
			return Class.forName(configuration);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static InputStream resource(String path) {
		return Objects.requireNonNull(RuleScene.class.getResourceAsStream(path));
	}

	@Override
	public void close() {
		this.rooms.close();
		this.database.close();
	}

}
