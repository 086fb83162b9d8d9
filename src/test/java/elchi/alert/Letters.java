package elchi.alert;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

import elchi.alert.Notice.Decided;
import elchi.fx.RateChart;
import elchi.mail.EmailAddress;
import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import elchi.template.Templates;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The composer on one database, with what evaluations have stored.
 */
record Letters(Database database, MutableClock clock, ConfigurableApplicationContext context,
		AlertComposer composer) implements AutoCloseable {

	static final Instant BEGUN = Instant.parse("2026-09-27T02:10:00Z");

	private static final String MAILING = "alerts-9";

	static Letters on(Database database, Path home) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("elchi.home", home.toString(), "elchi.publisher.public-url", "https://news.example.net")));
		context.registerBean(JdbcClient.class, database::jdbc);
		context.registerBean(NamedParameterJdbcTemplate.class,
				() -> new NamedParameterJdbcTemplate(database.dataSource()));
		context.registerBean(PlatformTransactionManager.class, database::transactionManager);
		context.registerBean(MutableClock.class, () -> MutableClock.at("2026-09-27T02:30:00Z"));
		context.scan("elchi.subscription", "elchi.template");
		context.refresh();
		AlertEnvelope envelope = new AlertEnvelope(context.getBean(Publisher.class), context.getBean(Links.class),
				context.getBean(Phrases.class));
		AlertComposer composer = new AlertComposer(new Notifications(database.jdbc()),
				(occasion, pair, source, day) -> SampleMoves.real(pair.base().getCurrencyCode()),
				context.getBean(Subscribers.class), context.getBean(Templates.class), context.getBean(Phrases.class),
				envelope, new AlertCharts(BeanUtils.instantiateClass(RateChart.class)));
		Letters letters = new Letters(database, context.getBean(MutableClock.class), context, composer);
		letters.evaluation("alerts-8");
		letters.evaluation(MAILING);
		return letters;
	}

	Subscribers subscribers() {
		return this.context.getBean(Subscribers.class);
	}

	long trader(String preferences) {
		long id = subscribers()
			.register(EmailAddress.parse(preferences.substring(0, 2) + ".trader@example.org"), "",
					Preferences.parse(preferences), Subscription.LISTS, "test")
			.id();
		subscribers().confirm(id, "test");
		return id;
	}

	/**
	 * Stores a rule and what it told.
	 * @return the rule's number
	 */
	long told(long trader, ThresholdRule rule, Move move) {
		return told(trader, rule, move, MAILING);
	}

	long told(long trader, ThresholdRule rule, Move move, String mailing) {
		long number = rule(trader, rule);
		tell(trader, number, move, mailing);
		return number;
	}

	void tell(long trader, long rule, Move move, String mailing) {
		Decided decided = move.decided();
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.database.jdbc()
			.sql("""
					INSERT INTO alert_decision (evaluation, rule, effective_date, verdict, sign, step, source, from_date,
						low, point, high, reason, decided_at)
					VALUES (:mailing, :rule, :date, :verdict, :sign, :step, :source, :from, :low, :point, :high, 'test', :at)
					""")
			.param("mailing", mailing)
			.param("rule", rule)
			.param("date", move.notice().date())
			.param("verdict", move.notice().kind())
			.param("sign", decided.sign().name())
			.param("step", decided.step())
			.param("source", decided.source())
			.param("from", decided.from())
			.param("low", decided.figure().low())
			.param("point", decided.figure().point())
			.param("high", decided.figure().high())
			.param("at", BEGUN.atOffset(ZoneOffset.UTC))
			.update(key, "id");
		long decision = Objects.requireNonNull(key.getKey()).longValue();
		notification(mailing, trader, rule, move.notice().pair().base().getCurrencyCode(), move.notice().date(),
				move.notice().kind(), decided.sign().name(), decision);
	}

	void outage(long trader, ThresholdRule rule) {
		notification(MAILING, trader, rule(trader, rule), "TJS", LocalDate.parse("2026-09-22"), Notice.OUTAGE, "-",
				null);
	}

	private long rule(long trader, ThresholdRule rule) {
		GeneratedKeyHolder series = new GeneratedKeyHolder();
		this.database.jdbc()
			.sql("INSERT INTO alert_series (base, counter, measure) VALUES (:base, 'USD', :measure)")
			.param("base", rule.pair().base().getCurrencyCode())
			.param("measure", rule.series().measure() + "x".repeat((int) count()))
			.update(series, "id");
		return new RuleRows(this.database.jdbc()).insert(trader, Objects.requireNonNull(series.getKey()).longValue(),
				rule, AlertState.Quiet.NEW, null, BEGUN, "test");
	}

	private long count() {
		return this.database.jdbc().sql("SELECT COUNT(*) FROM alert_series").query(Long.class).single();
	}

	private void evaluation(String mailing) {
		this.database.jdbc()
			.sql("""
					INSERT INTO alert_evaluation (mailing, definition, upto, as_of, key_id, note, begun_at)
					VALUES (:mailing, 'rate-alerts', 9, :at, :key, '', :at)
					""")
			.param("mailing", mailing)
			.param("key", this.context.getBean(Links.class).sealedKeyId())
			.param("at", BEGUN.atOffset(ZoneOffset.UTC))
			.update();
	}

	private void notification(String mailing, long trader, long rule, String base, LocalDate date, String kind,
			String sign, @Nullable Long decision) {
		this.database.jdbc()
			.sql("""
					INSERT INTO alert_notification (evaluation, subscriber, rule, base, counter, effective_date, kind,
						sign, step, decision)
					VALUES (:mailing, :trader, :rule, :base, 'USD', :date, :kind, :sign, 1, :decision)
					""")
			.param("mailing", mailing)
			.param("trader", trader)
			.param("rule", rule)
			.param("base", base)
			.param("date", date)
			.param("kind", kind)
			.param("sign", sign)
			.param("decision", decision)
			.update();
	}

	@Override
	public void close() {
		this.context.close();
		this.database.close();
	}

}
