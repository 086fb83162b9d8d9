package elchi.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.TransientDataAccessResourceException;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryStepsTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void everyoneIsMailedOnceAndARerunMailsNobody(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(120)) {
			scene.withdrawn.add(5L);
			JobExecution first = scene.run();
			assertThat(first.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(first.getStepExecutions()).extracting("stepName").containsExactly("deliver", "balance");
			assertThat(first.getStepExecutions().iterator().next().getWriteCount()).isEqualTo(119);
			assertThat(scene.books()).isEqualTo(new Books("2026-W39", 120, 119, 0, 1, 0, 0, 0, 0, 0, true, List.of()));
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.messageIds()).hasSize(119).doesNotHaveDuplicates();
			assertThat(scene.ledger.close(Scene.MAILING)).isTrue();
			assertThat(scene.ledger.deliveries(EmailAddress.parse(Scene.address(5)))).singleElement()
				.satisfies((delivery) -> assertThat(delivery.reply()).isEqualTo("unsubscribed 2026-09-28"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void serverThatDiesInTheMiddleLosesNobodyAndDoublesNobody(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(150)) {
			scene.server.whenStored((count) -> {
				if (count == 60) {
					scene.server.die();
				}
			});
			JobExecution broken = scene.run();
			assertThat(broken.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(broken.getAllFailureExceptions())
				.anySatisfy((ex) -> assertThat(ex).hasMessageStartingWith("The mail server cannot be reached: "));
			Books atDeath = scene.books();
			assertThat(atDeath.balanced()).isTrue();
			assertThat(atDeath.sending() + atDeath.claimed()).isZero();
			assertThat(atDeath.uncertain()).isBetween(1L, 4L);
			scene.server.whenStored((count) -> {
			});
			scene.server.revive();
			scene.clock.tick(Duration.ofHours(5));
			JobExecution restarted = scene.restart(broken, scene.digest(Scene.settings("100000/s")));
			assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.messageIds()).doesNotHaveDuplicates();
			assertThat(scene.books().accepted() + scene.books().uncertain()).isEqualTo(150);
			HashSet<String> missing = new HashSet<>(scene.allMessageIds(150));
			missing.removeAll(scene.messageIds());
			assertThat((long) missing.size()).isLessThanOrEqualTo(scene.books().uncertain());
			assertThat(scene.books().uncertainRecipients()).hasSize((int) atDeath.uncertain());
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void softStopGivesBackWhatWasNotBegunAndTheRestartFinishes(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(200)) {
			scene.server.whenStored((count) -> {
				if (count == 30) {
					stop(scene);
				}
			});
			Job job = scene.digest(Scene.settings("100/s"));
			JobExecution stopped = scene.run(job);
			assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
			Books books = scene.books();
			assertThat(books.accepted()).isEqualTo(scene.server.count()).isBetween(30L, 150L);
			assertThat(books.due()).isEqualTo(200 - books.accepted());
			JobExecution restarted = scene.restart(stopped, scene.digest(Scene.settings("100000/s")));
			assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(200));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void interruptStopsTheStepAndNotTheWorld(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(200)) {
			Thread launcher = Thread.currentThread();
			scene.server.whenStored((count) -> {
				if (count == 20) {
					launcher.interrupt();
				}
			});
			JobExecution stopped = scene.run(scene.digest(Scene.settings("100/s")));
			assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
			assertThat(scene.books().accepted()).isEqualTo(scene.server.count()).isLessThan(200);
			assertThat(scene.books().due()).isEqualTo(200 - scene.books().accepted());
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void eachRecipientEndsInTheirOwnState(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.server.at(Stage.RCPT, Scene.address(1), "550 5.1.1 no such user");
			scene.server.at(Stage.RCPT, Scene.address(2), "552 5.2.2 mailbox full");
			scene.server.once(Stage.RCPT, Scene.address(3), "451 4.7.1 greylisted");
			scene.server.once(Stage.BODY, Scene.address(4), ScriptedSmtpServer.HANG_UP);
			scene.server.at(Stage.STORED, Scene.address(5), ScriptedSmtpServer.HANG_UP);
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(5);
			assertThat(scene.books().rejected()).isEqualTo(2);
			assertThat(scene.books().uncertainRecipients()).contains(Scene.address(5));
			assertThat(scene.events).containsExactlyInAnyOrder(
					new RecipientRejected(1, "2026-W39", "5.1.1", "550 5.1.1 no such user"),
					new MailboxRefused(2, "2026-W39", "5.2.2", "552 5.2.2 mailbox full"));
			scene.runDeliver();
			assertThat(scene.books().accepted()).as("not yet").isEqualTo(5);
			scene.clock.tick(Duration.ofMinutes(3));
			assertThat(scene.runDeliver().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted() + scene.books().uncertain()).isEqualTo(8);
			assertThat(scene.books().deferred()).isZero();
			assertThat(scene.messageIds()).doesNotHaveDuplicates();
			assertThat(scene.ledger.withWork()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void refusedSenderPausesTheMailingAndLosesNobody(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(30)) {
			scene.server.at(Stage.RCPT, Scene.address(7), "554 5.7.1 relay access denied");
			JobExecution refused = scene.run();
			assertThat(refused.getStatus()).isEqualTo(BatchStatus.FAILED);
			String reason = "The mail server refuses the sender: 554 5.7.1 relay access denied";
			assertThat(refused.getAllFailureExceptions())
				.anySatisfy((ex) -> assertThat(ex).hasMessageContaining(reason));
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).contains(reason);
			assertThat(scene.books().accepted() + scene.books().due()).isEqualTo(30);
			assertThat(scene.runDeliver().getStepExecutions()).first()
				.satisfies((step) -> assertThat(step.getReadCount()).isZero());
			assertThat(scene.run().getAllFailureExceptions())
				.anySatisfy((ex) -> assertThat(ex).hasMessageContaining("is paused and must be resumed first"));
			scene.server.behave();
			scene.ledger.resume(Scene.MAILING);
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(30));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void messageThatCannotBeComposedPausesTheMailing(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.broken.add(4L);
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.ledger.pausedReason(Scene.MAILING))
				.contains("The mail to subscriber 4 cannot be composed: no edition");
			assertThat(scene.books().accepted() + scene.books().due()).isEqualTo(10);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void deliveriesOfADeadExecutionOfTheSameInstanceAreRecovered(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(40)) {
			JobExecution dead = scene.run(scene.digest(Scene.settings("100000/s")));
			AtomicReference<String> owner = new AtomicReference<>("execution-" + dead.getId() + "-00000000-1");
			scene.ledger.enqueue(Scene.MAILING, List.of(Scene.recipient(41), Scene.recipient(42)).stream());
			List<Claim> claims = scene.ledger.claim(Scene.MAILING, owner.get(), 2);
			scene.ledger.advance(List.of(), claims.get(0));
			assertThat(scene.books().claimed() + scene.books().sending()).isEqualTo(2);
			scene.run();
			assertThat(scene.books().accepted()).isEqualTo(41);
			assertThat(scene.books().uncertain()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void balanceFailsWithTheBooksWhenSomebodyIsMissing(Database database) throws Exception {
		try (Scene scene = new Scene(database)) {
			scene.ledger.open(new Mailing(Scene.MAILING, "test", "digest", 3, Scene.PLANNED, Duration.ofHours(1)));
			scene.ledger.enqueue(Scene.MAILING, List.of(Scene.recipient(1)).stream());
			JobExecution execution = scene.run();
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(execution.getAllFailureExceptions()).anySatisfy((ex) -> assertThat(ex)
				.hasMessageContainingAll("The books of mailing '2026-W39' do not close", "audience=3", "accepted=1"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void booksCloseThoughTheMomentOfADeferredOneHasJustCome(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(1)) {
			Claim claim = scene.ledger.claim(Scene.MAILING, "o", 1).get(0);
			scene.ledger.advance(List.of(), claim);
			scene.ledger.advance(List.of(new Outcome(claim, DeliveryStatus.DEFERRED, "451 later", Scene.PLANNED)),
					null);
			assertThat(scene.ledger.dryRun(Scene.MAILING).now()).isEqualTo(1);
			assertThat(scene.runBalance().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().deferred()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void databaseThatFailsWhileComposingPausesNothing(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.failure = new TransientDataAccessResourceException("connection reset");
			scene.broken.add(4L);
			JobExecution failed = scene.run();
			assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).isEmpty();
			scene.broken.clear();
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(10));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void longReasonPausesAllTheSame(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.failure = new IllegalStateException("x".repeat(5000));
			scene.broken.add(4L);
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).hasValueSatisfying(
					(reason) -> assertThat(reason).hasSize(1000).startsWith("The mail to subscriber 4"));
		}
	}

	private static void stop(Scene scene) {
		JobExecution running = scene.jobRepository.findRunningJobExecutions("weekly-digest").iterator().next();
		running.setStatus(BatchStatus.STOPPING);
		scene.jobRepository.update(running);
	}

}
