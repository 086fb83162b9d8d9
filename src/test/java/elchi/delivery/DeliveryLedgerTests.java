package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DeliveryLedgerTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void everyoneIsEnqueuedOnceBySubscriberAndByAddress(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(2500)) {
			assertThat(scene.ledger.enqueue(Scene.MAILING, LongStream.rangeClosed(1, 2501).mapToObj(Scene::recipient)))
				.isEqualTo(1);
			Recipient sameMailbox = new Recipient(9999, EmailAddress.parse("READER7@Example.ORG"), Scene.PLANNED);
			assertThat(scene.ledger.enqueue(Scene.MAILING, Stream.of(sameMailbox))).isZero();
			assertThat(scene.books().due()).isEqualTo(2501);
			assertThat(scene.books().balanced()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void openingAgainChangesNothingAndAnotherAudienceIsRefused(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			scene.mailingTo(3);
			assertThat(scene.books()).isEqualTo(new Books("2026-W39", 3, 0, 0, 0, 0, 0, 0, 0, 3, true, List.of()));
			assertThatIllegalStateException().isThrownBy(() -> scene.mailingTo(4))
				.withMessageContaining("open for 3 recipients of kind 'test'");
			assertThat(scene.ledger.mailing(Scene.MAILING)).hasValueSatisfying((mailing) -> {
				assertThat(mailing.retryFor()).isEqualTo(Duration.ofHours(48));
				assertThat(mailing.plannedAt()).isEqualTo(Scene.PLANNED);
			});
			assertThat(scene.ledger.mailing(new MailingId("2026-W40"))).isEmpty();
			assertThatIllegalArgumentException().isThrownBy(() -> scene.ledger.books(new MailingId("2026-W40")))
				.withMessage("There is no mailing '2026-W40'");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void booksAreUnbalancedWhenSomebodyOfTheSealedAudienceIsMissing(Database database) throws Exception {
		try (Scene scene = new Scene(database)) {
			scene.ledger.open(new Mailing(Scene.MAILING, "test", "digest", 3, Scene.PLANNED, Duration.ofHours(1)));
			scene.ledger.enqueue(Scene.MAILING, Stream.of(Scene.recipient(1), Scene.recipient(2)));
			assertThat(scene.books().audience()).isEqualTo(3);
			assertThat(scene.books().balanced()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void booksAreUnbalancedWhenSomebodyIsDueWhomNobodyWouldFind(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			database.jdbc().sql("UPDATE delivery SET open = FALSE WHERE subscriber = 2").update();
			assertThat(scene.ledger.books(Scene.MAILING).balanced()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void statusThatNobodyKnowsIsRefused(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> scene.database.jdbc().sql("UPDATE delivery SET status = 'SENT'").update());
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nobodyIsClaimedTwiceByManyAtOnce(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(300)) {
			Set<Long> claimed = ConcurrentHashMap.newKeySet();
			ExecutorService executor = Executors.newFixedThreadPool(6);
			List<Callable<Integer>> owners = IntStream.range(0, 6).<Callable<Integer>>mapToObj((owner) -> () -> {
				int twice = 0;
				for (List<Claim> claims = claim(scene, "o" + owner); !claims.isEmpty(); claims = claim(scene,
						"o" + owner)) {
					twice += (int) claims.stream().filter((claim) -> !claimed.add(claim.subscriber())).count();
				}
				return twice;
			}).toList();
			for (Future<Integer> twice : executor.invokeAll(owners)) {
				assertThat(twice.get()).isZero();
			}
			executor.shutdown();
			while (!claim(scene, "last").isEmpty()) {
				claimed.add(0L);
			}
			assertThat(scene.books().claimed()).isEqualTo(300);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nobodyIsClaimedBeforeTheirMoment(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(1)) {
			Instant evening = Scene.PLANNED.plus(Duration.ofHours(12));
			scene.ledger.enqueue(Scene.MAILING,
					Stream.of(new Recipient(2, EmailAddress.parse("later@example.org"), evening)));
			assertThat(scene.ledger.dryRun(Scene.MAILING)).isEqualTo(new DryRun(1, 1, 0));
			assertThat(claim(scene, "o")).extracting(Claim::subscriber).containsExactly(1L);
			assertThat(claim(scene, "o")).isEmpty();
			scene.clock.tick(Duration.ofHours(12));
			assertThat(claim(scene, "o")).extracting(Claim::subscriber).containsExactly(2L);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void afterADeathWhatWasBegunIsUncertainAndTheRestIsDue(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			List<Claim> claims = claim(scene, "dead");
			assertThat(scene.ledger.advance(List.of(), claims.get(0))).isTrue();
			scene.ledger.recover(Scene.MAILING, (owner) -> false);
			assertThat(scene.books().claimed()).isEqualTo(2);
			scene.ledger.recover(Scene.MAILING, "dead"::equals);
			assertThat(scene.books()).isEqualTo(new Books("2026-W39", 3, 0, 0, 0, 1, 0, 0, 0, 2, true,
					List.of(Scene.address(claims.get(0).subscriber()))));
			// The one thought dead lives: it may send nothing more, but what it knows is
			// taken.
			assertThat(scene.ledger.advance(List.of(outcome(claims.get(0), DeliveryStatus.ACCEPTED)), claims.get(1)))
				.isFalse();
			assertThat(scene.books().accepted()).isEqualTo(1);
			assertThat(scene.books().uncertain()).isZero();
			List<String> accepted = new ArrayList<>();
			scene.ledger.accepted(Scene.MAILING, accepted::add);
			assertThat(accepted).containsExactly(Scene.address(claims.get(0).subscriber()));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void leaseThatEndedIsAsGoodAsADeath(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(2)) {
			scene.ledger.uncertain(Scene.MAILING, UncertainPolicy.RESEND);
			scene.ledger.advance(List.of(), claim(scene, "gone").get(0));
			scene.clock.tick(Duration.ofMinutes(4));
			scene.ledger.recover(Scene.MAILING, (owner) -> false);
			assertThat(scene.books().due()).as("resent by policy").isEqualTo(2);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatTheOneThoughtDeadSawAcceptedIsNotSentAgain(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(2)) {
			scene.ledger.uncertain(Scene.MAILING, UncertainPolicy.RESEND);
			List<Claim> claims = claim(scene, "zombie");
			scene.ledger.advance(List.of(), claims.get(0));
			scene.ledger.advance(List.of(), claims.get(1));
			scene.ledger.recover(Scene.MAILING, "zombie"::equals);
			assertThat(scene.books().due()).isEqualTo(2);
			List<Claim> again = claim(scene, "other");
			scene.ledger.advance(List.of(outcome(claims.get(0), DeliveryStatus.ACCEPTED),
					outcome(claims.get(1), DeliveryStatus.REJECTED)), null);
			assertThat(scene.books().accepted()).isEqualTo(1);
			assertThat(scene.books().claimed()).as("a late refusal is nobody's").isEqualTo(1);
			assertThat(again).extracting((claim) -> scene.ledger.advance(List.of(), claim))
				.containsExactlyInAnyOrder(true, false);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void livingOwnersKeepWhatTheyHoldForAsLongAsTheyRenewIt(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			List<Claim> claims = claim(scene, "slow");
			scene.ledger.advance(List.of(), claims.get(0));
			scene.clock.tick(Duration.ofMinutes(2));
			scene.ledger.renew(claims);
			scene.clock.tick(Duration.ofMinutes(2));
			scene.ledger.recover(Scene.MAILING, (owner) -> false);
			assertThat(scene.books().claimed() + scene.books().sending()).isEqualTo(3);
			assertThat(scene.ledger.withWork()).as("somebody is busy with it").isEmpty();
			scene.clock.tick(Duration.ofMinutes(2));
			assertThat(scene.ledger.withWork()).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void deferredIsRejectedWithItsLastReplyWhenItIsTooOld(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(1)) {
			Claim claim = claim(scene, "o").get(0);
			scene.ledger.advance(List.of(), claim);
			scene.ledger.advance(
					List.of(new Outcome(claim, DeliveryStatus.DEFERRED, "451 4.7.1 greylisted", claim.retryUntil())),
					null);
			assertThat(scene.ledger.close(Scene.MAILING)).isFalse();
			scene.clock.tick(Duration.ofHours(49));
			scene.ledger.recover(Scene.MAILING, (owner) -> false);
			assertThat(scene.ledger.deliveries(EmailAddress.parse("Reader1@example.org"))).singleElement()
				.satisfies((delivery) -> {
					assertThat(delivery.status()).isEqualTo(DeliveryStatus.REJECTED);
					assertThat(delivery.reply()).isEqualTo("451 4.7.1 greylisted");
					assertThat(delivery.attempts()).isEqualTo(1);
				});
			assertThat(scene.ledger.close(Scene.MAILING)).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void pausedMailingIsNotClaimedUntilItIsResumed(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(1)) {
			scene.ledger.pause(Scene.MAILING, "looks wrong");
			scene.ledger.pause(Scene.MAILING, "again");
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).contains("looks wrong");
			assertThat(scene.events).containsExactly(new MailingPaused("2026-W39", "looks wrong"));
			assertThat(claim(scene, "o")).isEmpty();
			assertThat(scene.ledger.withWork()).isEmpty();
			scene.ledger.resume(Scene.MAILING);
			assertThat(scene.ledger.withWork()).hasSize(1);
			assertThat(claim(scene, "o")).hasSize(1);
			assertThat(scene.ledger.withWork()).as("somebody is busy with it").isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatWasGivenBackCanBeClaimedAgain(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(2)) {
			List<Claim> claims = claim(scene, "o");
			scene.ledger.advance(List.of(), claims.get(0));
			scene.ledger.release(Scene.MAILING, "o");
			assertThat(scene.books().sending()).isEqualTo(1);
			assertThat(claim(scene, "p")).extracting(Claim::subscriber).containsExactly(claims.get(1).subscriber());
			assertThat(scene.ledger.advance(List.of(), claims.get(1))).as("no longer its owner's").isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatNothingWasSentOfIsDueWhenItWasBefore(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(1)) {
			Claim claim = claim(scene, "o").get(0);
			scene.ledger.advance(List.of(), claim);
			scene.clock.tick(Duration.ofMinutes(1));
			scene.ledger.advance(List.of(Outcome.givenBack(claim, "nothing was sent")), null);
			scene.clock.tick(Duration.ofMinutes(-1));
			assertThat(claim(scene, "p")).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void personSettlesWhatIsUncertain(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			for (Claim claim : claim(scene, "o")) {
				scene.ledger.advance(List.of(), claim);
				scene.ledger.advance(List.of(outcome(claim, DeliveryStatus.UNCERTAIN)), null);
			}
			assertThat(scene.ledger.close(Scene.MAILING)).isTrue();
			EmailAddress first = EmailAddress.parse(Scene.address(1));
			EmailAddress second = EmailAddress.parse(Scene.address(2));
			assertThat(scene.settlement.settle(Scene.MAILING, first, DeliveryStatus.ACCEPTED, "she wrote")).isTrue();
			assertThat(scene.settlement.settle(Scene.MAILING, first, DeliveryStatus.DUE, "no longer uncertain"))
				.isFalse();
			scene.clock.tick(Duration.ofHours(100));
			assertThat(scene.settlement.settle(Scene.MAILING, second, DeliveryStatus.DUE, "he asks")).isTrue();
			assertThat(scene.books())
				.isEqualTo(new Books("2026-W39", 3, 1, 0, 0, 1, 0, 0, 0, 1, true, List.of(Scene.address(3))));
			assertThat(scene.ledger.withWork()).as("open again").hasSize(1);
			assertThat(claim(scene, "p")).singleElement()
				.satisfies((claim) -> assertThat(claim.retryUntil())
					.isEqualTo(scene.clock.instant().plus(Duration.ofHours(48))));
			assertThat(scene.ledger.deliveries(first)).singleElement()
				.satisfies((delivery) -> assertThat(delivery.reply()).isEqualTo("Settled as accepted: she wrote"));
			assertThatIllegalArgumentException()
				.isThrownBy(() -> scene.settlement.settle(Scene.MAILING, first, DeliveryStatus.REJECTED, "x"))
				.withMessageContaining("'REJECTED'");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void failedOnesAreTriedAgainByStatusOrByAddressAndAcceptedOnesNever(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(4)) {
			List<DeliveryStatus> statuses = List.of(DeliveryStatus.ACCEPTED, DeliveryStatus.DEFERRED,
					DeliveryStatus.REJECTED, DeliveryStatus.UNCERTAIN);
			List<Claim> claims = claim(scene, "o");
			for (int i = 0; i < 4; i++) {
				scene.ledger.advance(List.of(outcome(claims.get(i), statuses.get(i))), null);
			}
			assertThat(scene.settlement.retry(Scene.MAILING, DeliveryStatus.DEFERRED, "the relay is back"))
				.isEqualTo(1);
			assertThat(scene.books().due()).isEqualTo(1);
			assertThat(scene.settlement.retry(Scene.MAILING, DeliveryStatus.UNCERTAIN, "better twice")).isEqualTo(1);
			assertThat(scene.settlement.retry(Scene.MAILING, EmailAddress.parse(Scene.address(3)), "mended")).isTrue();
			assertThat(scene.settlement.retry(Scene.MAILING, EmailAddress.parse(Scene.address(1)), "no")).isFalse();
			assertThat(scene.books()).isEqualTo(new Books("2026-W39", 4, 1, 0, 0, 0, 0, 0, 0, 3, true, List.of()));
			assertThatIllegalArgumentException()
				.isThrownBy(() -> scene.settlement.retry(Scene.MAILING, DeliveryStatus.ACCEPTED, "x"));
		}
	}

	private static List<Claim> claim(Scene scene, String owner) {
		return scene.ledger.claim(Scene.MAILING, owner, 7);
	}

	private static Outcome outcome(Claim claim, DeliveryStatus status) {
		return new Outcome(claim, status, "250 2.0.0 ok", Scene.PLANNED);
	}

}
