package elchi.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import elchi.test.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class GroupCommitTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void tenSendersWriteTogetherAndEachHearsOfItsOwn(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(200)) {
			ExecutorService senders = Executors.newFixedThreadPool(10);
			for (int number = 1; number <= 10; number++) {
				String owner = "sender-" + number;
				List<Claim> claims = scene.ledger.claim(Scene.MAILING, owner, 20);
				senders.execute(() -> {
					for (Claim claim : claims) {
						if (scene.ledger.advance(List.of(), claim) && !scene.ledger.advance(List.of(), claim)) {
							scene.ledger.advance(List.of(accepted(claim, "250 to " + owner)), null);
						}
					}
				});
			}
			senders.shutdown();
			assertThat(senders.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
			assertThat(scene.books().accepted()).isEqualTo(200);
			assertThat(replies(scene)).isEqualTo(10);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatTheDatabaseRefusesOfOneSenderIsWrittenForTheOthers(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			List<Claim> claims = scene.ledger.claim(Scene.MAILING, "sender", 3);
			claims.forEach((claim) -> scene.ledger.advance(List.of(), claim));
			TransactionTemplate transaction = new TransactionTemplate(database.transactionManager());
			List<FutureTask<Boolean>> entries = transaction.execute((status) -> {
				lock(scene, claims.get(0));
				// The first holds the pen and waits for the row; the others come
				// meanwhile.
				FutureTask<Boolean> first = waiting(() -> write(scene, claims.get(0), "250 ok"));
				FutureTask<Boolean> bad = waiting(() -> write(scene, claims.get(1), "x".repeat(2000)));
				FutureTask<Boolean> good = waiting(() -> write(scene, claims.get(2), "250 ok"));
				return List.of(first, bad, good);
			});
			assertThat(entries.get(0).get()).isTrue();
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> entries.get(1).get())
				.withCauseInstanceOf(DataIntegrityViolationException.class);
			assertThat(entries.get(2).get()).isTrue();
			assertThat(scene.books().accepted()).isEqualTo(2);
			assertThat(scene.books().sending()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoeverHadToWaitIsWrittenTogetherWithMostOfTheOthers(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(4)) {
			List<Claim> claims = scene.ledger.claim(Scene.MAILING, "sender", 4);
			AtomicInteger transactions = new AtomicInteger();
			GroupCommit entries = entries(scene, transactions, Duration.ofMinutes(1));
			TransactionTemplate transaction = new TransactionTemplate(database.transactionManager());
			List<FutureTask<Boolean>> written = new ArrayList<>();
			transaction.executeWithoutResult((status) -> {
				lock(scene, claims.get(0));
				written.add(waiting(() -> entries.write(new Advance(List.of(), claims.get(0)))));
				written.add(waiting(() -> entries.write(new Advance(List.of(), claims.get(1)))));
			});
			assertThat(written.get(0).get()).isTrue();
			written.add(waiting(() -> entries.write(new Advance(List.of(), claims.get(2)))));
			written.add(waiting(() -> entries.write(new Advance(List.of(), claims.get(3)))));
			for (FutureTask<Boolean> entry : written) {
				assertThat(entry.get()).isTrue();
			}
			assertThat(transactions).hasValue(2);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nobodyWaitsForSendersThatDoNotCome(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(2)) {
			List<Claim> claims = scene.ledger.claim(Scene.MAILING, "sender", 2);
			GroupCommit entries = entries(scene, new AtomicInteger(), GroupCommit.MOMENT);
			TransactionTemplate transaction = new TransactionTemplate(database.transactionManager());
			FutureTask<Boolean> second = transaction.execute((status) -> {
				lock(scene, claims.get(0));
				waiting(() -> entries.write(new Advance(List.of(), claims.get(0))));
				return waiting(() -> entries.write(new Advance(List.of(), claims.get(1))));
			});
			assertThat(second.get()).isTrue();
			assertThat(scene.books().sending()).isEqualTo(2);
		}
	}

	/**
	 * With four senders, and its transactions counted.
	 */
	private static GroupCommit entries(Scene scene, AtomicInteger transactions, Duration moment) {
		TransactionTemplate counted = new TransactionTemplate(scene.database.transactionManager()) {

			@Override
			public <T> @Nullable T execute(TransactionCallback<T> action) {
				transactions.incrementAndGet();
				return super.execute(action);
			}

		};
		GroupCommit entries = new GroupCommit(
				new Advances(new JdbcTemplate(scene.database.dataSource()), counted, scene.clock, DeliveryLedger.LEASE),
				moment);
		for (int sender = 1; sender <= 4; sender++) {
			entries.enter();
		}
		return entries;
	}

	private static boolean write(Scene scene, Claim claim, String reply) {
		scene.ledger.advance(List.of(accepted(claim, reply)), null);
		return true;
	}

	/**
	 * Begins it, and returns when it stands still.
	 */
	private static FutureTask<Boolean> waiting(Callable<Boolean> entry) {
		FutureTask<Boolean> task = new FutureTask<>(entry);
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
		while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
			Thread.onSpinWait();
		}
		return task;
	}

	private static void lock(Scene scene, Claim claim) {
		JdbcClient.create(scene.database.dataSource())
			.sql("SELECT id FROM delivery WHERE id = :id FOR UPDATE")
			.param("id", claim.id())
			.query((row, number) -> row.getLong("id"))
			.single();
	}

	private static long replies(Scene scene) {
		return JdbcClient.create(scene.database.dataSource())
			.sql("SELECT count(DISTINCT reply) FROM delivery")
			.query(Long.class)
			.single();
	}

	private static Outcome accepted(Claim claim, String reply) {
		return new Outcome(claim, DeliveryStatus.ACCEPTED, reply, Scene.PLANNED);
	}

}
