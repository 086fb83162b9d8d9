package elchi.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SendingGuardTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void sendersStopAtAPauseAndTheRestartGoesOnWhereTheyStopped(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(60)) {
			Job job = scene.digest(Scene.settings(2, "20/s"));
			scene.server.whenStored((count) -> {
				if (count == 3) {
					scene.guard.pause("ann", "the relay is being moved");
				}
			});
			JobExecution paused = scene.run(job);
			assertThat(paused.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(paused.getAllFailureExceptions()).anySatisfy(
					(ex) -> assertThat(ex).hasMessage("All sending is paused by ann: the relay is being moved"));
			Books books = scene.books();
			assertThat(books.claimed() + books.sending() + books.uncertain()).isZero();
			assertThat(books.accepted()).isEqualTo(scene.messageIds().size()).isBetween(3L, 59L);
			assertThat(scene.run().getStatus()).as("while it is paused").isEqualTo(BatchStatus.FAILED);
			assertThat(scene.runDeliver().getStatus()).as("the job for what is left").isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books()).isEqualTo(books);

			scene.guard.resume("ann", "moved");
			assertThat(scene.restart(paused, scene.digest(Scene.settings("100000/s"))).getStatus())
				.isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(60));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void databaseThatWasPutBackSendsOnlyAfterAnOperatorConfirmed(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			long before = epoch(scene);
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(epoch(scene)).as("grows at the beginning and at the end").isGreaterThanOrEqualTo(before + 2);
			putBack(scene, before);
			assertThat(scene.guard.finding()).get()
				.asString()
				.startsWith("Sending is off. The database is at epoch %d, and the file".formatted(before))
				.contains("--confirm-copy");
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(scene.server.messages()).hasSize(3);
			assertThatIllegalArgumentException().isThrownBy(() -> scene.guard.resume("ann", "why not"))
				.withMessageContaining("an older database was put back");

			scene.guard.confirm("ann", "the old one is gone");
			assertThat(scene.guard.objection()).isEmpty();
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.messageIds()).containsExactlyInAnyOrderElementsOf(scene.allMessageIds(3))
				.doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void backupOfTheMiddleOfARunIsBehindAtItsEnd(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(30)) {
			AtomicLong backup = new AtomicLong();
			scene.server.whenStored((count) -> {
				if (count == 2) {
					backup.set(epoch(scene));
				}
			});
			assertThat(scene.run(scene.digest(Scene.settings(1, "20/s"))).getStatus()).isEqualTo(BatchStatus.COMPLETED);
			putBack(scene, backup.get());
			assertThat(scene.guard.finding()).isPresent();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void databaseWithMailingsRefusesInANewHome(Database database, @TempDir Path elsewhere) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(3)) {
			SendingGuard copy = scene.guard(elsewhere);
			assertThat(copy.objection()).get().asString().contains("is not there: the database is a copy");
			assertThat(elsewhere).as("nothing is written before it is confirmed").isEmptyDirectory();
			assertThatExceptionOfType(SendingOffException.class).isThrownBy(copy::take);
			assertThat(scene.guard.objection()).as("the home it belongs to").isEmpty();
			copy.confirm("ann", "a second machine");
			assertThat(copy.objection()).isEmpty();
			assertThat(scene.guard.objection()).as("still").isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void homeThatOnlyLooksOnKnowsAnOlderDatabaseAsWell(Database database, @TempDir Path second) throws Exception {
		try (Scene scene = new Scene(database)) {
			SendingGuard idle = scene.guard(second);
			scene.mailingTo(1);
			long backup = epoch(scene);
			scene.guard.take();
			idle.observe();
			putBack(scene, backup);
			assertThat(idle.objection()).isPresent();
			idle.observe();
			assertThat(idle.objection()).as("looking is no confirmation").isPresent();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void copiedHomeRefusesAFreshDatabase(Database database) throws Exception {
		try (Scene scene = new Scene(database); Scene other = new Scene(Database.h2())) {
			SendingGuard copied = other.guard(scene.home);
			assertThat(copied.objection()).get().asString().contains("one of them was exchanged or copied");
			assertThat(scene.guard.objection()).isEmpty();
			copied.confirm("ann", "we begin anew");
			assertThat(copied.objection()).isEmpty();
			assertThat(scene.guard.objection()).as("the home belongs to the other one now").isPresent();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void firstStartsAreFine(Database database, @TempDir Path home, @TempDir Path second) throws Exception {
		try (Scene scene = new Scene(database)) {
			assertThat(scene.guard(home).objection()).isEmpty();
			assertThat(scene.guard(second).objection()).as("a second machine that is there from the start").isEmpty();
			assertThat(home.resolve("epoch")).hasSameTextualContentAs(second.resolve("epoch"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void crashBetweenDatabaseAndFileLocksNobodyOut(Database database, @TempDir Path home) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(1)) {
			scene.database.jdbc().sql("UPDATE sending SET epoch = epoch + 1").update();
			assertThat(scene.guard.objection()).as("the file is behind").isEmpty();
			scene.guard.take();
			assertThat(Epoch.parse(Files.readString(scene.home.resolve("epoch"))).orElseThrow().number())
				.isEqualTo(epoch(scene));
			Files.writeString(scene.home.resolve("epoch.new"), "half a li");
			scene.guard.take();
			assertThat(scene.guard.objection()).as("the file was being written").isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void fileThatSaysNothingIsNoPermission(Database database) throws Exception {
		try (Scene scene = new Scene(database)) {
			Files.writeString(scene.home.resolve("epoch"), "");
			assertThat(scene.guard.objection()).get().asString().contains("holds no epoch");
			scene.guard.confirm("ann", "the disk was full");
			assertThat(scene.guard.objection()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void pauseAndConfirmationWantAReason(Database database) throws Exception {
		try (Scene scene = new Scene(database)) {
			assertThatIllegalArgumentException().isThrownBy(() -> scene.guard.pause("ann", " "));
			assertThatIllegalArgumentException().isThrownBy(() -> scene.guard.confirm("ann", ""));
			assertThat(scene.guard.isPaused()).isFalse();
		}
	}

	private static long epoch(Scene scene) {
		return scene.database.jdbc().sql("SELECT epoch FROM sending").query(Long.class).single();
	}

	private static void putBack(Scene scene, long epoch) {
		scene.database.jdbc().sql("UPDATE sending SET epoch = :epoch").param("epoch", epoch).update();
	}

}
