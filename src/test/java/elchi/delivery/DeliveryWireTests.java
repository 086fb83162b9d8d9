package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the ledger knows while two messages share a connection.
 */
class DeliveryWireTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nothingOfAMessageGoesBeforeItIsSendingAndAtMostTwoAre(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(60)) {
			Map<String, DeliveryStatus> atEnvelope = new ConcurrentHashMap<>();
			List<Long> sending = new CopyOnWriteArrayList<>();
			scene.server.whenHeard((line) -> {
				if (line.startsWith("RCPT")) {
					String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
					atEnvelope.put(address, status(scene, address));
					sending.add(scene.books().sending());
				}
			});
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(atEnvelope).hasSize(60)
				.allSatisfy((address, status) -> assertThat(status).isEqualTo(DeliveryStatus.SENDING));
			assertThat(sending).startsWith(1L).contains(2L).allMatch((count) -> count <= 2);
			assertThat(scene.server.connections()).isEqualTo(1);
			assertThat(scene.server.violations()).isEmpty();
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(60));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void connectionLostAfterADotLeavesThatOneUncertainAndTheNextIsSentAnew(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.server.at(Stage.STORED, Scene.address(4), ScriptedSmtpServer.HANG_UP);
			scene.server.at(Stage.END, Scene.address(7), "what");
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().uncertainRecipients()).containsExactly(Scene.address(4), Scene.address(7));
			assertThat(scene.books().accepted()).isEqualTo(8);
			assertThat(scene.messageIds()).hasSize(9).doesNotHaveDuplicates();
			assertThat(scene.ledger.deliveries(EmailAddress.parse(Scene.address(5)))).singleElement()
				.satisfies((next) -> assertThat(next.attempts()).isEqualTo(1));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void refusedEnvelopeDoesNotTouchTheMessageBefore(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(8)) {
			scene.server.at(Stage.RCPT, Scene.address(3), "550 5.1.1 no such user");
			scene.server.at(Stage.RCPT, Scene.address(4), "451 4.7.1 greylisted");
			scene.server.at(Stage.END, Scene.address(6), "552 5.3.4 too big");
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.status(3)).isEqualTo(DeliveryStatus.REJECTED);
			assertThat(scene.status(4)).isEqualTo(DeliveryStatus.DEFERRED);
			assertThat(scene.status(6)).isEqualTo(DeliveryStatus.REJECTED);
			assertThat(scene.books().accepted()).isEqualTo(5);
			assertThat(scene.server.connections()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void serverThatTakesLittlePerConnectionDefersNobody(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(12)) {
			scene.server.whenHeard((line) -> {
				if (line.startsWith("MAIL")
						&& scene.server.heard().stream().filter((heard) -> heard.startsWith("MAIL")).count() % 4 == 0) {
					scene.server.once(Stage.MAIL, ScriptedSmtpServer.ANYONE, "421 4.7.0 too many messages");
				}
			});
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(12);
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(12));
			assertThat(scene.server.connections()).isGreaterThan(3);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void tooManyFailuresPauseTheMailingAndAResumeCountsAnew(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(50)) {
			scene.server.at(Stage.RCPT, ScriptedSmtpServer.ANYONE, "451 4.7.1 not you");
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.books().deferred()).isEqualTo(20);
			assertThat(scene.books().due()).isEqualTo(30);
			String reason = "Too many failures: 20 of the last 20 recipients were refused or deferred";
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).contains(reason);
			assertThat(scene.events).contains(new MailingPaused(Scene.MAILING.value(), reason));
			scene.ledger.resume(Scene.MAILING);
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.books().deferred()).isEqualTo(40);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void brokenConnectionIsHeldAgainstNobodyUntilItBreaksAgainAndAgain(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(8)) {
			scene.server.once(Stage.RCPT, Scene.address(3), "421 4.3.2 closing");
			scene.server.at(Stage.RCPT, Scene.address(5), ScriptedSmtpServer.HANG_UP);
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(7);
			assertThat(delivery(scene, 3).status()).isEqualTo(DeliveryStatus.ACCEPTED);
			assertThat(delivery(scene, 3).attempts()).as("the break is none").isEqualTo(1);
			assertThat(delivery(scene, 5).status()).isEqualTo(DeliveryStatus.DEFERRED);
			assertThat(delivery(scene, 5).attempts()).isEqualTo(1);
			assertThat(Duration.between(scene.clock.instant(), delivery(scene, 5).notBefore()))
				.as("as after a first deferral")
				.isBetween(Duration.ofSeconds(90), Duration.ofSeconds(150));
			assertThat(scene.messageIds()).hasSize(7).doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void serverThatDiesWithTwoOnTheWireLeavesOneUncertainAndOneDue(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.server.whenStored((count) -> {
				if (count == 5) {
					scene.server.die();
				}
			});
			JobExecution broken = scene.runInOrder();
			assertThat(broken.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.books())
				.isEqualTo(new Books("2026-W39", 10, 4, 0, 0, 1, 0, 0, 0, 5, true, List.of(Scene.address(5))));
			assertThat(scene.ledger.deliveries(EmailAddress.parse(Scene.address(6)))).singleElement()
				.satisfies((next) -> assertThat(next.reply())
					.isEqualTo("Given back: the end of the message was not sent."));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void databaseThatFailsWhileAMessageIsOpenSendsNothingThatItCannotWriteDown(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.broken.add(6L);
			scene.failure = new org.springframework.dao.TransientDataAccessResourceException("connection reset");
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.books().accepted()).isEqualTo(scene.server.count()).isEqualTo(4);
			assertThat(scene.books().due()).isEqualTo(6);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void errorInASenderFailsTheRunByNameAndLosesNobody(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(10)) {
			scene.broken.add(6L);
			scene.failure = new StackOverflowError("too deep");
			JobExecution failed = scene.runInOrder();
			assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(failed.getAllFailureExceptions()).anySatisfy(
					(ex) -> assertThat(ex).hasMessageContaining("broke down: java.lang.StackOverflowError: too deep"));
			assertThat(scene.books().accepted() + scene.books().due()).isEqualTo(10);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void slowRunKeepsItsLeases(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(5)) {
			List<Integer> othersWork = new CopyOnWriteArrayList<>();
			scene.server.whenStored((count) -> {
				if (count == 1) {
					scene.clock.tick(Duration.ofMinutes(2));
					awaitRenewal(scene);
					scene.clock.tick(Duration.ofMinutes(2));
					othersWork.add(scene.ledger.withWork().size());
				}
			});
			assertThat(scene.runInOrder().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(othersWork).containsExactly(0);
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(5));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1,true", "2,true", "3,false", "500,false" })
	void anyLimitAndAnyServerMailEverybodyOnce(int limit, boolean pipelining) throws Exception {
		try (Scene scene = new Scene(Database.h2(), limit, pipelining).mailingTo(20)) {
			scene.server.once(Stage.RCPT, Scene.address(9), "550 5.1.1 no such user");
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(19);
			assertThat(scene.messageIds()).hasSize(19).doesNotHaveDuplicates();
			assertThat(scene.server.violations()).isEmpty();
		}
	}

	private static void awaitRenewal(Scene scene) {
		Instant end = Instant.ofEpochMilli(System.currentTimeMillis()).plusSeconds(2);
		while (scene.database.jdbc()
			.sql("SELECT min(lease_until) FROM delivery WHERE status IN ('CLAIMED', 'SENDING')")
			.query(OffsetDateTime.class)
			.single()
			.toInstant()
			.isBefore(scene.clock.instant().plus(Duration.ofMinutes(3)))
				&& Instant.ofEpochMilli(System.currentTimeMillis()).isBefore(end)) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
	}

	private static Delivery delivery(Scene scene, long subscriber) {
		return scene.ledger.deliveries(EmailAddress.parse(Scene.address(subscriber))).get(0);
	}

	private static DeliveryStatus status(Scene scene, String address) {
		return scene.ledger.deliveries(EmailAddress.parse(address)).get(0).status();
	}

}
