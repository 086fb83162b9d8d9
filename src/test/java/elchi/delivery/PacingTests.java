package elchi.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import elchi.mail.Rate;
import elchi.test.Database;
import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that asks for less and domains that get less, in a time that passes only while
 * senders wait.
 */
@Timeout(60)
class PacingTests {

	private static final long SECOND = 1_000_000_000L;

	private final List<Mailed> mailed = new CopyOnWriteArrayList<>();

	@Test
	void serverThatPushesBackIsMailedHalfAsFastAndThenAsFastAsBefore() throws Exception {
		try (Scene scene = Scene.inItsOwnTime(Database.h2(), Map.of()).mailingTo(2500)) {
			record(scene);
			atTheEndOf(500, scene, "421 4.7.0 too many messages");
			JobExecution run = scene.run(scene.digest(Scene.settings(1, "50/s")));
			assertThat(run.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(count("", 4, 9)).isBetween(249L, 251L);
			assertThat(count("", 11, 12)).as("the first seconds after").isBetween(24L, 29L);
			assertThat(count("", 24, 25)).as("half of it is recovered").isBetween(36L, 40L);
			assertThat(count("", 42, 47)).as("all of it is").isBetween(249L, 251L);
			assertThat(slowed(scene, "relay")).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "421 4.7.0 too many messages", "450 4.7.1 slow down", "451 4.7.0 try later" })
	void operatorSeesWhoIsSlowedDown(String reply) throws Exception {
		try (Scene scene = Scene.inItsOwnTime(Database.h2(), Map.of()).mailingTo(100)) {
			record(scene);
			atTheEndOf(80, scene, reply);
			JobExecution run = scene.run(scene.digest(Scene.settings(1, "50/s")));
			assertThat(run.getStepExecutions()).first()
				.satisfies((step) -> assertThat(step.getExecutionContext().getString("slowed"))
					.matches("relay 127\\.0\\.0\\.1:\\d+ 2\\d\\.\\d/s"));
			assertThat(slowed(scene, "relay")).isOne();
			scene.nanos.addAndGet(600 * SECOND);
			assertThat(slowed(scene, "relay")).as("ten minutes later nobody knows").isZero();
		}
	}

	@Test
	void serverInTroubleIsSparedWhoeverTheRecipientIs() throws Exception {
		try (Scene scene = Scene.inItsOwnTime(Database.h2(), Map.of()).mailingTo(100)) {
			scene.server.once(Stage.RCPT, scene.addresses.apply(60), "451 4.3.0 lookup failed");
			scene.run(scene.digest(Scene.settings(1, "50/s")));
			assertThat(slowed(scene, "relay")).isOne();
			assertThat(slowed(scene, "domain")).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void domainGetsItsRateOverAnyWindowAndHoldsNobodyBack(Database database) throws Exception {
		try (Scene scene = Scene.inItsOwnTime(database, Map.of("slow.example.rate", "10/s"))) {
			everyOther(scene, "slow.example", 600);
			record(scene);
			JobExecution run = scene.run(scene.digest(Scene.settings(1, "100/s")));
			assertThat(run.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(600);
			assertThat(scene.messageIds()).doesNotHaveDuplicates();
			assertThat(last("example.org")).as("300 of them at 90 a second").isBetween(3.0, 3.8);
			assertThat(last("slow.example")).as("300 of them at 10 a second").isBetween(29.8, 30.2);
			for (int window : List.of(1, 2, 5, 10, 25)) {
				for (double from = 0; from + window <= 29; from += 0.37) {
					assertThat((double) count("slow.example", from, from + window)).as("%s s from %s", window, from)
						.isBetween(window * 9.9 - 1, window * 10.1 + 1);
				}
			}
			assertThat(database.jdbc()
				.sql("SELECT count(*) FROM delivery WHERE attempts <> 1 OR breaks <> 0")
				.query(Long.class)
				.single()).isZero();
		}
	}

	@Test
	void whoeverWaitsIsNotClaimedAgainAndAgain() throws Exception {
		try (Scene scene = Scene.inItsOwnTime(Database.h2(), Map.of("slow.example.rate", "10/s"))) {
			scene.addresses = (reader) -> "reader" + reader + "@slow.example";
			scene.mailingTo(400);
			List<Integer> due = new ArrayList<>();
			scene.server.whenStored((count) -> {
				if (count == 5) {
					due.add((int) scene.ledger.dueNow(Scene.MAILING));
					assertThat(scene.books().claimed() + scene.books().sending()).as("ten seconds' worth of them")
						.isBetween(90L, 125L);
				}
			});
			scene.run(scene.digest(Scene.settings(1, "100/s")));
			assertThat(due).as("those behind have been given their moments").containsExactly(0);
			assertThat(scene.books().accepted()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void domainThatPushesBackThreeTimesIsSlowedDownAloneAndRecovers(Database database) throws Exception {
		try (Scene scene = Scene.inItsOwnTime(database, Map.of())) {
			everyOther(scene, "busy.example", 1200);
			record(scene);
			for (int reader : List.of(101, 103, 105, 221)) {
				scene.server.once(Stage.RCPT, scene.addresses.apply(reader), "450 4.7.1 too much from you");
			}
			JobExecution run = scene.run(scene.digest(Scene.settings(1, "20/s")));
			assertThat(run.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(1196);
			assertThat(scene.books().deferred()).isEqualTo(4);
			assertThat(count("busy.example", 12, 14)).as("less than 10 a second").isBetween(11L, 16L);
			assertThat(count("example.org", 12, 14)).as("the others have what is left").isBetween(24L, 29L);
			assertThat(slowed(scene, "domain")).isZero();
			assertThat(slowed(scene, "relay")).isZero();
		}
	}

	@Test
	void greylistingSlowsNobodyDown() throws Exception {
		try (Scene scene = Scene.inItsOwnTime(Database.h2(), Map.of())) {
			scene.addresses = (reader) -> "reader" + reader + "@" + "d" + reader / 2 + ".example";
			scene.mailingTo(100);
			for (int reader = 20; reader < 30; reader++) {
				scene.server.once(Stage.RCPT, scene.addresses.apply(reader), "450 4.7.1 greylisted");
			}
			JobExecution run = scene.run(scene.digest(Scene.settings(1, "100/s")));
			assertThat(run.getStepExecutions()).first()
				.satisfies((step) -> assertThat(step.getExecutionContext().containsKey("slowed")).isFalse());
			assertThat(scene.nanos.get()).isLessThan(2 * SECOND);
		}
	}

	@Test
	void domainWithALimitIsSlowedDownAtTheFirstPushBack() throws Exception {
		try (Scene scene = Scene.inItsOwnTime(Database.h2(), Map.of("slow.example.rate", "10/s"))) {
			everyOther(scene, "slow.example", 200);
			record(scene);
			scene.server.once(Stage.RCPT, scene.addresses.apply(3), "451 4.7.1 slow down");
			JobExecution run = scene.run(scene.digest(Scene.settings(1, "100/s")));
			assertThat(run.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(count("slow.example", 1, 3)).as("half of ten a second, and a little more").isBetween(10L, 12L);
			assertThat(last("example.org")).isLessThan(1.5);
			assertThat(run.getStepExecutions()).first()
				.satisfies((step) -> assertThat(step.getExecutionContext().getString("slowed"))
					.matches("domain slow\\.example \\d\\.\\d/s"));
		}
	}

	@Test
	void limitOfAllOthersIsForEachOfThem() throws Exception {
		try (Scene scene = Scene.inItsOwnTime(Database.h2(),
				Map.of("others.rate", "10/s", "example.org.rate", "40/s"))) {
			scene.addresses = (reader) -> "reader" + reader + "@"
					+ List.of("one.example", "two.example", "example.org").get((int) reader % 3);
			scene.mailingTo(300);
			record(scene);
			assertThat(scene.run(scene.digest(Scene.settings(1, "1000/s"))).getStatus())
				.isEqualTo(BatchStatus.COMPLETED);
			assertThat(last("one.example")).isBetween(9.8, 10.2);
			assertThat(last("two.example")).isBetween(9.8, 10.2);
			assertThat(last("example.org")).isBetween(2.4, 2.6);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoeverWaitsIsGivenBackWhenTheRunEnds(Database database) throws Exception {
		try (Scene scene = Scene.inItsOwnTime(database, Map.of("slow.example.rate", "1/s"))) {
			everyOther(scene, "slow.example", 100);
			scene.server.once(Stage.END, scene.addresses.apply(60), "554 5.7.1 not from you");
			scene.run(scene.digest(Scene.settings(1, "100/s")));
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).isPresent();
			Books books = scene.books();
			assertThat(books.claimed() + books.sending() + books.deferred() + books.uncertain()).isZero();
			assertThat(books.accepted() + books.due()).isEqualTo(100);
			scene.ledger.resume(Scene.MAILING);
			scene.clock.tick(Duration.ofMinutes(11));
			assertThat(scene.run(scene.digest(Scene.settings(1, "100/s"))).getStatus())
				.isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(100);
			assertThat(scene.messageIds()).hasSize(100).doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void noMoreConnectionsThanAllowedCarryMailToADomain(int allowed) throws Exception {
		try (Scene scene = Scene.limited(Database.postgres(), Map.of("slow.example.connections", "" + allowed))) {
			everyOther(scene, "slow.example", 200);
			Set<Thread> carrying = ConcurrentHashMap.newKeySet();
			AtomicInteger most = new AtomicInteger();
			scene.server.whenHeard((line) -> {
				if (line.contains("@slow.example>")) {
					carrying.add(Thread.currentThread());
					most.accumulateAndGet(carrying.size(), Math::max);
				}
			});
			scene.server.whenStored((count) -> carrying.remove(Thread.currentThread()));
			scene.server.standAway(Duration.ofMillis(4));
			assertThat(scene.run().getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(scene.books().accepted()).isEqualTo(200);
			assertThat(scene.messageIds()).hasSize(200).doesNotHaveDuplicates();
			assertThat(most.get()).isBetween(Math.min(2, allowed), allowed);
		}
	}

	@Test
	void connectionsOfADomainAreThoseThatAreOnTheWire() {
		Domain domain = new Domain("slow.example", new DomainLimit(Rate.of("1000/s"), 2), () -> 0);
		assertThat(domain.enter("a")).isTrue();
		assertThat(domain.enter("a")).as("its rate").isFalse();
		Domain wide = new Domain("slow.example", new DomainLimit(null, 2), () -> 0);
		assertThat(wide.enter("a")).isTrue();
		assertThat(wide.enter("a")).isTrue();
		assertThat(wide.enter("b")).isTrue();
		assertThat(wide.enter("c")).isFalse();
		assertThat(wide.untilNext()).isPositive();
		wide.leave("a");
		assertThat(wide.enter("c")).as("one of a is still under way").isFalse();
		wide.leave("a");
		assertThat(wide.enter("c")).isTrue();
	}

	/** Odd readers are of that domain. */
	private static void everyOther(Scene scene, String domain, int readers) {
		scene.addresses = (reader) -> "reader" + reader + "@" + ((reader % 2 == 1) ? domain : "example.org");
		scene.mailingTo(readers);
	}

	private void record(Scene scene) {
		scene.server.whenHeard((line) -> {
			if (line.startsWith("RCPT")) {
				this.mailed.add(new Mailed(line.substring(line.indexOf('@') + 1, line.indexOf('>')),
						(double) scene.nanos.get() / SECOND));
			}
		});
	}

	private static void atTheEndOf(int messages, Scene scene, String reply) {
		scene.server.whenStored((count) -> {
			if (count == messages) {
				scene.server.once(Stage.MAIL, ScriptedSmtpServer.ANYONE, reply);
			}
		});
	}

	private static double slowed(Scene scene, String kind) {
		return scene.registry.get("elchi.delivery.slowed").tag("kind", kind).gauge().value();
	}

	private long count(String domain, double from, double until) {
		return this.mailed.stream()
			.filter((one) -> one.domain().endsWith(domain) && one.second() >= from && one.second() < until)
			.count();
	}

	private double last(String domain) {
		return this.mailed.stream()
			.filter((one) -> one.domain().equals(domain))
			.mapToDouble(Mailed::second)
			.max()
			.orElseThrow();
	}

	private record Mailed(String domain, double second) {
	}

}
