package elchi.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import elchi.mail.BounceMailbox;
import elchi.mail.BounceReport;
import elchi.mail.BounceReport.Original;
import elchi.mail.EmailAddress;
import elchi.mail.ReceivedReport;
import elchi.mail.TestMailboxes;
import elchi.test.BounceLetters;
import elchi.test.BounceServer;
import elchi.test.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BounceIntakeTests {

	private static final String DOMAIN = "news.example.com";

	private static final BounceProperties PROPERTIES = new BounceProperties(5, Duration.ofDays(28), 10);

	private final List<Object> events = new ArrayList<>();

	private int letters;

	private @Nullable RuntimeException refusal;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void deliveryIsFoundByAddressByHashAndWithoutDomain(Database database) throws Exception {
		try (Scene scene = sent(database, 12)) {
			BounceIntake intake = intake(scene);
			intake
				.apply(List.of(failed(original(3, "@" + DOMAIN, Scene.address(3)), "5.1.1"),
						failed(original(4, "@" + DOMAIN, null), "5.1.1"),
						failed(original(5, "", "somebody@example.net"), "5.1.1"),
						failed(new Original("d.2026-w39.0000000000000000@" + DOMAIN,
								EmailAddress.parse(Scene.address(6))), "5.1.1"),
						failed(new Original("strange@example.net", null), "5.1.1")));
			assertThat(this.events).extracting((event) -> ((RecipientRejected) event).subscriber())
				.containsExactlyInAnyOrder(3L, 4L, 5L);
			assertThat(rows(scene)).isEqualTo(5);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatWasNeverSentCannotHaveComeBack(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			intake(scene).apply(List.of(failed(original(1, "", Scene.address(1)), "5.1.1")));
			assertThat(this.events).isEmpty();
			assertThat(rows(scene)).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void reportThatIsReadTwiceIsToldOnce(Database database) throws Exception {
		try (Scene scene = sent(database, 2)) {
			BounceIntake intake = intake(scene);
			ReceivedReport report = failed(original(1, "", null), "5.1.1");
			assertThat(intake.apply(List.of(report))).containsExactly(report);
			assertThat(intake.apply(List.of(report))).containsExactly(report);
			assertThat(this.events).hasSize(1);
			assertThat(rows(scene)).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void reportWhoseListenerFailsIsNotKeptAndComesAgain(Database database) throws Exception {
		try (Scene scene = sent(database, 2)) {
			BounceIntake intake = intake(scene);
			ReceivedReport bad = failed(original(1, "", null), "5.1.1");
			ReceivedReport good = new ReceivedReport(key(), new BounceReport.Unreadable("An automatic answer"));
			this.refusal = new IllegalStateException("not now");
			assertThat(intake.apply(List.of(bad, good))).containsExactly(good);
			assertThat(rows(scene)).isEqualTo(1);
			this.refusal = null;
			this.events.clear();
			assertThat(intake.apply(List.of(bad))).containsExactly(bad);
			assertThat(this.events).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void ourOwnFaultPausesTheMailingAndTellsNobodyElse(Database database) throws Exception {
		try (Scene scene = sent(database, 12, 15)) {
			BounceIntake intake = intake(scene);
			intake.apply(List.of(failed(original(1, "", null), "5.7.26")));
			assertThat(scene.ledger.pausedReason(Scene.MAILING))
				.contains("Servers refuse us, says the bounce mailbox (reports: 1): 5.7.26 in words");
			assertThat(this.events).containsExactly(new SenderRefused("2026-W39", 1, "5.7.26", "5.7.26 in words"));
			assertThat(scene.events).contains(new MailingPaused("2026-W39",
					"Servers refuse us, says the bounce mailbox (reports: 1): 5.7.26 in words"));

			scene.ledger.resume(Scene.MAILING);
			LongStream.rangeClosed(2, 9)
				.forEach((number) -> intake.apply(List.of(failed(original(number, "", null), "5.7.1"))));
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).as("reports that were on their way").isEmpty();
			intake.apply(List.of(failed(original(10, "", null), "5.7.1")));
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).isPresent();
			assertThat(this.events).hasSize(2);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void complaintTellsTheKindOfMailingAndAWishItsToken(Database database) throws Exception {
		try (Scene scene = sent(database, 2)) {
			intake(scene)
				.apply(List.of(new ReceivedReport(key(), new BounceReport.Complaint(original(2, "", null), "abuse")),
						new ReceivedReport(key(), new BounceReport.UnsubscribeWish("token")),
						new ReceivedReport(key(), new BounceReport.Delayed(original(1, "", null), "4.4.1", "later"))));
			assertThat(this.events).containsExactly(new ComplaintReceived(2, "2026-W39", "test", "abuse"),
					new UnsubscribeRequested("token", scene.clock.instant()));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void mailboxIsGivenUpAfterRefusalsOnFiveDays(Database database) throws Exception {
		try (Scene scene = sent(database, 2)) {
			BounceIntake intake = intake(scene);
			for (int day = 1; day <= 5; day++) {
				assertThat(this.events).isEmpty();
				intake.apply(List.of(failed(original(1, "", null), "5.2.2"), failed(original(1, "", null), "4.4.1"),
						failed(original(1, "", null), "5.6.1")));
				scene.clock.tick(Duration.ofDays(7));
			}
			assertThat(this.events)
				.containsExactly(new RecipientRejected(1, "2026-W39", "5.2.2", "refused on 5 days: 5.2.2 in words"));
			this.events.clear();
			intake.apply(List.of(failed(original(1, "", null), "5.2.2")));
			assertThat(this.events).as("after an undo the score begins anew").isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void refusalsAreForgottenAfterTime(Database database) throws Exception {
		try (Scene scene = sent(database, 2)) {
			BounceIntake intake = intake(scene);
			for (int day = 1; day <= 12; day++) {
				intake.apply(List.of(failed(original(1, "", null), "5.2.2")));
				scene.clock.tick(Duration.ofDays((day % 4 == 0) ? 29 : 1));
			}
			assertThat(this.events).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void moreMissingAddressesThanCanBeTrueSuppressNobodyMore(Database database) throws Exception {
		try (Scene scene = sent(database, 40, 41)) {
			BounceIntake intake = intake(scene);
			for (long number = 1; number <= 32; number++) {
				intake.apply(List.of(failed(original(number, "", null), "5.1.1")));
			}
			assertThat(this.events.stream().filter(RecipientRejected.class::isInstance)).hasSize(20);
			assertThat(this.events.stream().filter(SenderRefused.class::isInstance)).containsExactly(
					new SenderRefused("2026-W39", 1, "5.1.1", "5.1.1 in words"),
					new SenderRefused("2026-W39", 10, "5.1.1", "5.1.1 in words"));
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).hasValueSatisfying((reason) -> assertThat(reason)
				.startsWith("More addresses than can be true do not exist, says the bounce mailbox (too many: 1)"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.BounceServer#protocols")
	void killBetweenCommitAndDeletionIsHarmless(String protocol) throws Exception {
		try (Scene scene = sent(Database.h2(), 2); BounceServer server = BounceServer.start(protocol)) {
			String id = MessageIds.of(Scene.MAILING, 1, DOMAIN);
			server.deliver(BounceLetters.letter("qmail", Map.of("id", id.substring(0, id.indexOf('@')))));
			BounceMailbox mailbox = TestMailboxes.at(server);
			BounceIntake intake = intake(scene);
			assertThatIllegalStateException().isThrownBy(() -> mailbox.visit((reports) -> {
				intake.apply(reports);
				throw new IllegalStateException("killed");
			}));
			assertThat(rows(scene)).isEqualTo(1);
			assertThat(server.count()).isEqualTo(1);
			assertThat(mailbox.visit(intake(scene))).isEqualTo(1);
			assertThat(server.count()).isZero();
			assertThat(rows(scene)).isEqualTo(1);
			assertThat(this.events).hasSize(1);
		}
	}

	@Test
	void jobSaysQuietlyThatThereIsNoMailbox() throws Exception {
		try (Scene scene = sent(Database.h2(), 1)) {
			JobExecution execution = scene.run(
					new BounceJobConfiguration().readBounces(scene.jobRepository, TestMailboxes.none(), intake(scene)));
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(execution.getStepExecutions()).first()
				.satisfies((step) -> assertThat(step.getExitStatus().getExitDescription())
					.isEqualTo("No bounce mailbox is configured. Set 'elchi.mail.bounces.host' to read one."));
		}
	}

	private BounceIntake intake(Scene scene) {
		List<BounceScores> listeners = new ArrayList<>();
		ApplicationEventPublisher publisher = (event) -> {
			if (event instanceof MailboxRefused refused) {
				listeners.forEach((scores) -> scores.on(refused));
				return;
			}
			this.events.add(event);
			if (this.refusal != null && event instanceof RecipientRejected) {
				throw this.refusal;
			}
		};
		listeners.add(new BounceScores(scene.database.jdbc(), PROPERTIES, scene.clock, publisher));
		return new BounceIntake(new Bounces(scene.database.jdbc()), new Originals(scene.database.jdbc(), DOMAIN),
				PROPERTIES, scene.ledger, scene.database.transactionManager(), publisher, scene.clock);
	}

	private static Scene sent(Database database, long readers) throws Exception {
		return sent(database, readers, readers);
	}

	/**
	 * A mailing that was sent to some, and waits for its last readers.
	 */
	private static Scene sent(Database database, long readers, long audience) throws Exception {
		Scene scene = new Scene(database);
		scene.ledger.open(new Mailing(Scene.MAILING, "test", "digest", audience, Scene.PLANNED, Duration.ofHours(48)));
		scene.ledger.enqueue(Scene.MAILING, LongStream.rangeClosed(1, readers).mapToObj(Scene::recipient));
		scene.runDeliver();
		return scene;
	}

	private static Original original(long subscriber, String domain, @Nullable String recipient) {
		String id = MessageIds.of(Scene.MAILING, subscriber, DOMAIN);
		return new Original(id.substring(0, id.indexOf('@')) + domain,
				(recipient != null) ? EmailAddress.parse(recipient) : null);
	}

	private ReceivedReport failed(Original original, String status) {
		return new ReceivedReport(key(), new BounceReport.Failed(original, status, status + " in words"));
	}

	private String key() {
		return "%064x".formatted(++this.letters);
	}

	private static int rows(Scene scene) {
		return scene.database.jdbc().sql("SELECT count(*) FROM bounce").query(Integer.class).single();
	}

}
