package elchi.alert;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliverySettings;
import elchi.delivery.MailingId;
import elchi.delivery.UncertainPolicy;
import elchi.fx.QuoteImport;
import elchi.fx.Rulings;
import elchi.job.Late;
import elchi.job.Schedule;
import elchi.mail.Rate;
import elchi.subscription.Links;
import elchi.test.Database;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of the alerts on the real figures of August and September 2026, on one
 * database.
 */
final class EvaluationScene implements AutoCloseable {

	final RuleScene scene;

	final AlertSteps steps;

	final DeliveryLedger ledger;

	final EvaluationStores stores;

	final HeldMoves held;

	final List<Object> events = Collections.synchronizedList(new ArrayList<>());

	private EvaluationScene(RuleScene scene, List<String> sources) {
		this.scene = scene;
		Database database = scene.database();
		this.stores = EvaluationStores.of(database.jdbc(), new NamedParameterJdbcTemplate(database.dataSource()),
				database.transactionManager());
		this.ledger = new DeliveryLedger(database.dataSource(), database.transactionManager(), scene.clock(),
				this.events::add);
		this.held = new HeldMoves(database.jdbc(), new TransactionTemplate(database.transactionManager()),
				scene.room(Rulings.class), this.events::add, scene.clock());
		Evaluator evaluator = new Evaluator(this.stores, new RuleDecisions(this.stores, scene.subscribers()),
				new Outages(this.stores, database.jdbc()));
		this.steps = new AlertSteps((name) -> definition(sources), this.stores, evaluator, this.held,
				new FixingsOf(scene.histories()), new Replay(new RuleRows(database.jdbc()), this.stores.series()),
				this.ledger, scene.subscribers(), scene.room(Links.class), scene.clock());
	}

	/**
	 * On Saturday 8 August, the day before the first figure.
	 */
	static EvaluationScene before(Database database, Path home, String... sources) {
		RuleScene scene = RuleScene.on(database, home);
		scene.clock().set("2026-08-08T12:00:00Z");
		return new EvaluationScene(scene, List.of(sources));
	}

	private static RateAlertsDefinition definition(List<String> sources) {
		Map<String, List<String>> rates = new HashMap<>();
		List.of("KZT", "KGS", "TJS", "UZS", "TMT").forEach((currency) -> rates.put(currency, sources));
		return new RateAlertsDefinition("rate-alerts",
				new Schedule(null, ZoneId.of("Asia/Almaty"), Duration.ofHours(1), Late.SKIP, true), rates, List.of(), 3,
				null, new DeliverySettings("alerts", 2, Rate.of("20/s"), Duration.ofHours(12), UncertainPolicy.RESEND));
	}

	/**
	 * Evaluates what is known at a moment, and enters it into the ledger.
	 */
	String evaluateAt(String instant) {
		this.scene.clock().set(instant);
		JobParameters parameters = tick();
		ExitStatus status = this.steps.evaluate(parameters);
		this.steps.enqueue(parameters);
		return status.getExitCode();
	}

	/**
	 * Notes what is held back, as a definition with other sources does.
	 */
	void noteHeld(String instant, String... sources) {
		new FixingsOf(this.scene.histories()).noteHeld(this.held, definition(List.of(sources)),
				this.scene.quotes().upto(), Instant.parse(instant));
	}

	/**
	 * What a scheduled run at this moment is for.
	 */
	JobParameters tick() {
		return new JobParametersBuilder().addString("definition", "rate-alerts")
			.addLong("upto", this.scene.quotes().upto())
			.addString("at", this.scene.clock().instant().toString())
			.toJobParameters();
	}

	JobParameters days(String from, String asOf) {
		return new JobParametersBuilder(tick()).addString("from", from).addString("as-of", asOf).toJobParameters();
	}

	AlertRule rule(String trader, String words) {
		long owner = this.scene.trader(trader).id();
		return this.scene.rules().save(owner, RuleScene.rule(words), "test");
	}

	/**
	 * Every notification in the order of storing, as
	 * {@code trader@example.com 2026-08-16 FIRED UP 1 KZT}.
	 */
	List<String> told() {
		return this.scene.database()
			.jdbc()
			.sql("""
					SELECT s.address, n.effective_date, n.kind, n.sign, n.step, n.base
					FROM alert_notification n JOIN subscriber s ON s.id = n.subscriber ORDER BY n.id
					""")
			.query((row, index) -> "%s %s %s %s %d %s".formatted(row.getString(1), row.getString(2), row.getString(3),
					row.getString(4), row.getInt(5), row.getString(6)))
			.list();
	}

	/**
	 * How many mails the ledger owes or owed.
	 */
	long mails() {
		return this.scene.database().jdbc().sql("SELECT count(*) FROM delivery").query(Long.class).single();
	}

	List<MailingId> mailings() {
		return this.scene.database()
			.jdbc()
			.sql("SELECT id FROM mailing ORDER BY id")
			.query((row, index) -> new MailingId(row.getString(1)))
			.list();
	}

	/**
	 * Records quotes in the words of a file: {@code 2017-09-04,USD/UZS,4210.35,cbu}.
	 */
	void quotes(String... lines) {
		this.scene.room(QuoteImport.class)
			.take(new StringReader("date,pair,rate,source\n" + String.join("\n", lines) + "\n"));
	}

	@Override
	public void close() {
		this.scene.close();
	}

}
