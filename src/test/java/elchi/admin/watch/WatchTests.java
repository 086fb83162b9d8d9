package elchi.admin.watch;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import elchi.delivery.Composition;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.subscription.Publisher;
import elchi.template.Templates;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators are told, and how often.
 */
class WatchTests {

	private static final EmailAddress ANN = EmailAddress.parse("ann@example.org");

	private static final EmailAddress BOB = EmailAddress.parse("bob@example.org");

	private static final Finding STALE = new Finding(Finding.Kind.SOURCE, "nbk", "It fails since <Monday>: 503", "");

	private static final Finding FAILED = new Finding(Finding.Kind.RUN, "weekly-digest", "Run 7 failed: no disk",
			"runs/7");

	private static AnnotationConfigApplicationContext templates;

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	private final List<Finding> findings = new ArrayList<>();

	private final Set<String> undecided = new TreeSet<>();

	@BeforeAll
	static void readTemplates() {
		templates = new AnnotationConfigApplicationContext();
		templates.scan("elchi.template");
		templates.refresh();
	}

	@AfterAll
	static void close() {
		templates.close();
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theSameFaultIsTwoMailsHoweverOftenItIsSeen(Database database) {
		try (database) {
			Watch watch = watch(database, ANN, BOB);
			watch.look();
			assertThat(mailings(database)).isEmpty();
			this.findings.add(STALE);
			watch.look();
			watch.look();
			watch(database, ANN, BOB).look();
			assertThat(mailings(database)).containsExactly("operator-1-opened");
			assertThat(ledger(database).books(new MailingId("operator-1-opened")).due()).isEqualTo(2);
			this.findings.clear();
			watch.look();
			watch.look();
			assertThat(mailings(database)).containsExactly("operator-1-ended", "operator-1-opened");
			this.findings.add(STALE);
			watch.look();
			assertThat(mailings(database)).as("it is stale again").hasSize(3);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsAtWorkIsNeitherOverNorAnew(Database database) {
		try (database) {
			Watch watch = watch(database, ANN);
			this.findings.add(FAILED);
			watch.look();
			this.findings.clear();
			this.undecided.add("weekly-digest");
			watch.look();
			assertThat(mailings(database)).hasSize(1);
			this.undecided.clear();
			this.findings.add(FAILED);
			watch.look();
			assertThat(mailings(database)).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void crashBeforeTheMailIsEnteredLosesNothing(Database database) {
		try (database) {
			conditions(database).open(FAILED, this.clock.instant());
			this.findings.add(FAILED);
			watch(database, ANN).look();
			assertThat(mailings(database)).containsExactly("operator-1-opened");
			database.jdbc().sql("UPDATE admin_condition SET opening_told = FALSE").update();
			watch(database, ANN).look();
			assertThat(ledger(database).books(new MailingId("operator-1-opened")).due()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void mailsSayWhatAndWhereAndThatItIsOver(Database database) {
		try (database) {
			Watch watch = watch(database, ANN);
			this.findings.addAll(List.of(STALE, FAILED));
			watch.look();
			this.clock.tick(Duration.ofMinutes(125));
			this.findings.clear();
			watch.look();
			MailMessage stale = message(database, "operator-1-opened", ANN);
			assertThat(stale.subject()).isEqualTo("Elchi: Source nbk has gone stale");
			assertThat(stale.text()).contains("It fails since <Monday>: 503").contains("https://news.example.net/");
			assertThat(stale.html()).contains("It fails since &lt;Monday&gt;: 503").doesNotContain("<Monday>");
			assertThat(stale.to().address()).isEqualTo(ANN);
			MailMessage failed = message(database, "operator-2-opened", ANN);
			assertThat(failed.text()).contains("https://news.example.net/runs/7");
			MailMessage over = message(database, "operator-2-ended", ANN);
			assertThat(over.subject()).isEqualTo("Elchi: over: weekly-digest failed");
			assertThat(over.text().replaceAll("\\s+", " ")).contains("lasted 2 h 5 min");
			assertThat(over.octets()).isEqualTo(message(database, "operator-2-ended", ANN).octets());
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoIsNoOperatorAnyMoreGetsNothing(Database database) {
		try (database) {
			this.findings.add(STALE);
			watch(database, ANN).look();
			long number = number(database);
			OperatorComposer composer = composer(database, BOB);
			assertThat(composer.compose(new MailingId("operator-1-opened"), number))
				.isInstanceOf(Composition.Withdrawn.class);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void withoutOperatorsConditionsAreKeptAndNobodyIsMailed(Database database) {
		try (database) {
			this.findings.add(STALE);
			watch(database).look();
			assertThat(conditions(database).open()).hasSize(1);
			watch(database, ANN).look();
			assertThat(mailings(database)).as("old news to a new operator").isEmpty();
		}
	}

	private Watch watch(Database database, EmailAddress... operators) {
		return new Watch(() -> new Observation(this.findings, this.undecided), conditions(database),
				mail(database, operators), this.clock);
	}

	private OperatorMail mail(Database database, EmailAddress... operators) {
		return new OperatorMail(List.of(operators), ledger(database), this.clock);
	}

	private OperatorComposer composer(Database database, EmailAddress... operators) {
		Publisher publisher = new Publisher("Elchi", EmailAddress.parse("digest@example.net"),
				EmailAddress.parse("alerts@example.net"), "example.net", "bounce.example.net", "Street 1",
				URI.create("https://news.example.net"));
		return new OperatorComposer(conditions(database), mail(database, operators), ledger(database), publisher,
				templates.getBean(Templates.class), (edition) -> Optional.empty());
	}

	private MailMessage message(Database database, String mailing, EmailAddress operator) {
		Composition composition = composer(database, operator).compose(new MailingId(mailing), number(database));
		return ((Composition.Composed) composition).message();
	}

	private static long number(Database database) {
		return database.jdbc()
			.sql("SELECT DISTINCT subscriber FROM delivery WHERE address = 'ann@example.org'")
			.query(Long.class)
			.single();
	}

	private DeliveryLedger ledger(Database database) {
		return new DeliveryLedger(database.dataSource(), database.transactionManager(), this.clock, (event) -> {
		});
	}

	private static Conditions conditions(Database database) {
		return new Conditions(database.jdbc());
	}

	private static List<String> mailings(Database database) {
		return database.jdbc()
			.sql("SELECT id FROM mailing ORDER BY id")
			.query((row, number) -> row.getString("id"))
			.list();
	}

}
