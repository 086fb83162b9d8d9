package elchi.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import elchi.delivery.DeliveryLedger;
import elchi.fx.PairHistories;
import elchi.fx.QuoteImport;
import elchi.fx.Quotes;
import elchi.fx.Verdicts;
import elchi.job.DefinitionType;
import elchi.job.JobDefinitions;
import elchi.mail.EmailAddress;
import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.test.Database;
import elchi.test.MutableClock;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of the alerts on one database, on which the real figures of August and
 * September 2026 arrive day by day.
 */
final class EvaluationScene implements AutoCloseable {

	private static final String DEFINITION = """
			job: rate-alerts
			schedule: {cron: "0 7/15 * ? * *", zone: Asia/Almaty}
			rates: {KZT: [currency-api], KGS: [currency-api], TJS: [currency-api], UZS: [currency-api], TMT: [currency-api]}
			delivery: {lane: alerts}
			""";

	private final Database database;

	private final MutableClock clock = MutableClock.at("2026-08-09T12:00:00Z");

	private final Map<LocalDate, List<String>> days;

	private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();

	private final AlertSteps steps;

	private EvaluationScene(Database database, Path home, Map<LocalDate, List<String>> days) {
		this.database = database;
		this.days = days;
		TestPropertyValues.of("elchi.home=" + home, "elchi.jobs.location=" + home.resolve("jobs")).applyTo(this.rooms);
		this.rooms.registerBean(JdbcClient.class, database::jdbc);
		this.rooms.registerBean(NamedParameterJdbcTemplate.class,
				() -> new NamedParameterJdbcTemplate(database.dataSource()));
		this.rooms.registerBean(PlatformTransactionManager.class, database::transactionManager);
		this.rooms.registerBean(Clock.class, () -> this.clock);
		this.rooms.registerBean(DefinitionType.class, RateAlertsJobConfiguration::rateAlertsDefinition);
		this.rooms.registerBean(Job.class, NamedJob::new);
		this.rooms.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		this.rooms.register(room("elchi.subscription.SubscriptionConfiguration"), room("elchi.fx.FxConfiguration"),
				room("elchi.job.JobConfiguration"));
		this.rooms.refresh();
		this.steps = steps();
	}

	static EvaluationScene on(Database database, Path home) {
		return on(database, home, days());
	}

	static EvaluationScene on(Database database, Path home, Map<LocalDate, List<String>> days) {
		try {
			Files.createDirectories(home.resolve("jobs"));
			Files.writeString(home.resolve("jobs/rate-alerts.yaml"), DEFINITION);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new EvaluationScene(database, home, days);
	}

	private AlertSteps steps() {
		JdbcClient jdbc = this.database.jdbc();
		PlatformTransactionManager transactions = this.database.transactionManager();
		EvaluationStores stores = EvaluationStores.of(jdbc, this.rooms.getBean(NamedParameterJdbcTemplate.class),
				transactions);
		HeldMoves held = new HeldMoves(jdbc, new TransactionTemplate(transactions), this.rooms.getBean(Verdicts.class),
				this.rooms, this.clock);
		return new AlertSteps(this.rooms.getBean(JobDefinitions.class), stores,
				new Evaluator(stores, new RuleDecisions(stores, subscribers()), new Outages(stores, jdbc)), held,
				new FixingsOf(this.rooms.getBean(PairHistories.class)), new Replay(new RuleRows(jdbc), stores.series()),
				ledger(), subscribers(), this.rooms.getBean(Links.class), this.clock);
	}

	private DeliveryLedger ledger() {
		return new DeliveryLedger(this.database.dataSource(), this.database.transactionManager(), this.clock,
				this.rooms);
	}

	private Subscribers subscribers() {
		return this.rooms.getBean(Subscribers.class);
	}

	private static Class<?> room(String configuration) {
		try {
			return Class.forName(configuration);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// what happens

	/**
	 * Somebody with rules in the words of {@link RuleScene#rule}.
	 */
	Subscriber trader(String address, String... rules) {
		Subscriber trader = subscribers().register(EmailAddress.parse(address), "", Preferences.DEFAULT,
				Subscription.LISTS, "test");
		subscribers().confirm(trader.id(), "test");
		AlertRules store = new AlertRules(RuleStores.of(this.database.jdbc(), this.database.transactionManager()),
				subscribers(), this::known, 100, this.clock);
		for (String rule : rules) {
			store.save(trader.id(), RuleScene.rule(rule), "test");
		}
		return trader;
	}

	private KnownFixings known() {
		return new ChosenFixings(this.rooms.getBean(PairHistories.class),
				this.rooms.getBean(JobDefinitions.class).get("rate-alerts", RateAlertsDefinition.class).rates(), upto(),
				this.clock.instant());
	}

	/**
	 * Takes the figures of every day up to one, evaluates each day and enqueues.
	 */
	void liveUntil(String day) {
		while (today().isBefore(LocalDate.parse(day))) {
			arrive();
			evaluate(parameters());
			this.steps.enqueue(parameters());
			this.clock.tick(Duration.ofDays(1));
		}
	}

	/**
	 * The figures of today are recorded.
	 */
	void arrive() {
		String rows = String.join("\n", this.days.getOrDefault(today(), List.of()));
		this.rooms.getBean(QuoteImport.class).take(new StringReader("date,pair,rate,source\n" + rows + "\n"));
	}

	void tick(Duration duration) {
		this.clock.tick(duration);
	}

	ExitStatus evaluate(JobParameters parameters) {
		return this.steps.evaluate(parameters);
	}

	void enqueue(JobParameters parameters) {
		this.steps.enqueue(parameters);
	}

	/**
	 * What the event of the last figures asks for.
	 */
	JobParameters parameters() {
		return new JobParametersBuilder().addString("definition", "rate-alerts")
			.addLong("upto", upto())
			.toJobParameters();
	}

	/**
	 * What the schedule asks for.
	 */
	JobParameters tick() {
		return new JobParametersBuilder(parameters()).addString("at", this.clock.instant().toString())
			.toJobParameters();
	}

	private long upto() {
		return this.rooms.getBean(Quotes.class).upto();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	// what came of it

	/**
	 * What traders are told, as {@code 2026-08-16 KZT FIRED UP}.
	 */
	List<String> told() {
		return this.database.jdbc()
			.sql("SELECT effective_date, base, kind, sign FROM alert_notification ORDER BY id")
			.query((row, index) -> "%s %s %s %s".formatted(row.getString("effective_date"), row.getString("base"),
					row.getString("kind"), row.getString("sign")))
			.list();
	}

	/**
	 * How many mails are owed.
	 */
	long mails() {
		return count("SELECT count(*) FROM delivery");
	}

	long count(String sql) {
		return this.database.jdbc().sql(sql).query(Long.class).single();
	}

	void change(String sql) {
		this.database.jdbc().sql(sql).update();
	}

	/**
	 * The real figures by day.
	 */
	private static Map<LocalDate, List<String>> days() {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(EvaluationScene.class.getResourceAsStream("/elchi/fx/dollar-series-2026.csv")),
				StandardCharsets.UTF_8))) {
			return reader.lines()
				.skip(1)
				.collect(Collectors.groupingBy((line) -> LocalDate.parse(line.substring(0, 10)), TreeMap::new,
						Collectors.toList()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.rooms.close();
		this.database.close();
	}

	/**
	 * A job that is there.
	 */
	private static final class NamedJob implements Job {

		@Override
		public String getName() {
			return RateAlertsJobConfiguration.JOB;
		}

		@Override
		public void execute(JobExecution execution) {
			throw new UnsupportedOperationException("steps are called one by one");
		}

	}

}
