package elchi;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.admin.Plan;
import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.digest.Week;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.EmailAddress;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.subscription.Preferences;
import elchi.subscription.Subscribers;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What may be sent after a week was sent: a rerun mails nobody twice, and a correction
 * reaches those who have what it corrects, and no others.
 */
class RerunAndCorrectIntegrationTests {

	private static final Week W39 = Week.parse("2026-W39");

	private static final Act RERUN = new Act.Rerun("weekly-digest", W39);

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aRerunMailsOnlyThoseWhoHaveComeSinceAndACorrectionOnlyThoseWhoHaveIt(Database database, @TempDir Path home)
			throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home)) {
			Acts acts = application.getBean(Acts.class);
			assertThatIllegalArgumentException().isThrownBy(() -> acts.plan(RERUN))
				.withMessageContaining("Nothing of week 2026-W39 was released");
			perform(application, new Act.Run("weekly-digest", Map.of("week", "2026-W39")), "first");
			assertThat(mails(application)).hasSize(6);
			rerun(application, database);
			correct(application, database);
		}
	}

	private static void rerun(ConfigurableApplicationContext application, Database database) throws Exception {
		Acts acts = application.getBean(Acts.class);
		assertThat(acts.plan(RERUN).count()).isZero();
		perform(application, RERUN, "nobody");
		assertThat(mails(application)).as("a rerun of what is complete").hasSize(6);
		set(database, "reader-kz@example.org", "REJECTED");
		set(database, "reader-tj@example.org", "UNCERTAIN");
		set(database, "desk@example.com", "WITHDRAWN");
		Subscribers subscribers = application.getBean(Subscribers.class);
		subscribers.confirm(subscribers
			.register(EmailAddress.parse("late@example.org"), "", Preferences.DEFAULT, Set.of("digest"), "test")
			.id(), "test");
		Plan plan = acts.plan(RERUN);
		assertThat(plan.count()).isEqualTo(1);
		assertThat(plan.who()).containsExactly("late@example.org");
		assertThat(plan.others()).extracting(Plan.Others::count).containsExactly(3L, 1L, 1L, 1L);
		Outcome outcome = perform(application, RERUN, "late");
		assertThat(acts.perform(RERUN, new Order("aigul", "again", "late"))).isEqualTo(repeated(outcome));
		perform(application, RERUN, "once more");
		assertThat(mails(application)).hasSize(7);
		assertThat(mails(application).get(6).to()).contains("late@example.org");
		Books books = books(application, "2026-W39");
		assertThat(books.audience()).isEqualTo(7);
		assertThat(books.accepted()).isEqualTo(4);
		assertThat(books.rejected() + books.uncertain() + books.withdrawn()).isEqualTo(3);
		assertThat(books.balanced()).isTrue();
	}

	private static void correct(ConfigurableApplicationContext application, Database database) throws Exception {
		Acts acts = application.getBean(Acts.class);
		Act unknown = new Act.Correct(W39, "The rate was wrong", new TreeSet<>(Set.of(99_999L)));
		assertThatIllegalArgumentException().isThrownBy(() -> acts.plan(unknown))
			.withMessageContaining("Article 99999 is not in edition 2026-W39");
		set(database, "late@example.org", "DUE");
		long dropped = Long.parseLong(acts.plan(new Act.Correct(W39, "x", new TreeSet<>()))
			.details()
			.get(0)
			.replaceAll("article (\\d+): .*", "$1"));
		Act correct = new Act.Correct(W39, "Friday's rate was wrong", new TreeSet<>(Set.of(dropped)));
		Plan plan = acts.plan(correct);
		assertThat(plan.sentence()).contains("Edition 2026-W39.2 would correct 2026-W39 without 1 of its",
				"4 readers who have it or may have it", "1 get it in its place");
		perform(application, correct, "correct");
		assertCorrections(application);
		assertBooks(application);
		assertThatIllegalStateException().isThrownBy(
				() -> acts.perform(new Act.RetryFailed(new MailingId("2026-W39"), DeliveryStatus.UNCERTAIN, null),
						new Order("aigul", "again", "retry")))
			.withMessageContaining("is corrected by 2026-W39.2");
		perform(application, RERUN, "after the correction");
		assertThat(mails(application)).hasSize(12);
	}

	private static void assertCorrections(ConfigurableApplicationContext application) {
		List<InboxEntry> corrections = mails(application).subList(7, mails(application).size());
		assertThat(corrections).hasSize(5)
			.extracting(InboxEntry::to)
			.noneMatch((to) -> to.contains("reader-kz@example.org") || to.contains("desk@example.com"));
		for (InboxEntry entry : corrections) {
			boolean inPlace = entry.to().contains("late@example.org");
			String source = source(application, entry);
			assertThat(source.contains("In-Reply-To: <d.2026-w39.")).as(entry.to()).isEqualTo(!inPlace);
			assertThat(source.contains("References: <d.2026-w39.")).as(entry.to()).isEqualTo(!inPlace);
		}
		String english = application.getBean(Inbox.class)
			.read(corrections.stream().filter((entry) -> entry.to().contains("late@")).findFirst().orElseThrow().id())
			.orElseThrow()
			.text();
		assertThat(english).contains("Correction: Friday's rate was wrong");
		assertThat(corrections.stream().filter((entry) -> entry.subject().startsWith("Correction: "))).isNotEmpty();
	}

	private static void assertBooks(ConfigurableApplicationContext application) {
		Books first = books(application, "2026-W39");
		assertThat(first.due()).isZero();
		assertThat(first.withdrawn()).isEqualTo(2);
		assertThat(first.balanced()).isTrue();
		Books second = books(application, "2026-W39.2");
		assertThat(second.audience()).isEqualTo(5);
		assertThat(second.accepted()).isEqualTo(5);
		assertThat(second.balanced()).isTrue();
	}

	private static Outcome repeated(Outcome outcome) {
		return new Outcome(outcome.key(), outcome.verb(), outcome.object(), outcome.sentence(), outcome.count(),
				outcome.ticket(), true);
	}

	private static Outcome perform(ConfigurableApplicationContext application, Act act, String key) throws Exception {
		Outcome outcome = application.getBean(Acts.class).perform(act, new Order("aigul", "test", key));
		RunOutcome ended = application.getBean(JobRunner.class)
			.await(new RunTicket(String.valueOf(outcome.ticket()), "weekly-digest"), Duration.ofMinutes(2));
		assertThat(ended).as(ended.sentence()).isInstanceOf(RunOutcome.Completed.class);
		return outcome;
	}

	private static void set(Database database, String address, String status) {
		database.jdbc()
			.sql("UPDATE delivery SET status = :status, open = :open WHERE address = :address")
			.param("status", status)
			.param("open", status.equals("DUE"))
			.param("address", address)
			.update();
		database.jdbc()
			.sql("UPDATE mailing SET closed_at = NULL WHERE :status = 'DUE'")
			.param("status", status)
			.update();
	}

	private static Books books(ConfigurableApplicationContext application, String mailing) {
		return application.getBean(DeliveryLedger.class).books(new MailingId(mailing));
	}

	/**
	 * The oldest first.
	 */
	private static List<InboxEntry> mails(ConfigurableApplicationContext application) {
		return application.getBean(Inbox.class)
			.entries()
			.stream()
			.sorted(Comparator.comparing(InboxEntry::id))
			.toList();
	}

	private static String source(ConfigurableApplicationContext application, InboxEntry entry) {
		return new String(application.getBean(Inbox.class).read(entry.id()).orElseThrow().source(),
				StandardCharsets.ISO_8859_1);
	}

	private static ConfigurableApplicationContext start(Database database, Path home) {
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo", "command")
			.run("--elchi.home=" + home, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user());
	}

}
