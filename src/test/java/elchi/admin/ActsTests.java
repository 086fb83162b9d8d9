package elchi.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import elchi.admin.access.AuditEntry;
import elchi.admin.access.AuditLog;
import elchi.delivery.Addressees;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.delivery.Recipient;
import elchi.delivery.Settlement;
import elchi.mail.EmailAddress;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ActsTests {

	private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");

	private static final MailingId W39 = new MailingId("2026-W39");

	private static final Act RETRY = new Act.RetryFailed(W39, DeliveryStatus.UNCERTAIN, null);

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void thePlanNamesWhoAndCountsTheOthersAndChangesNothing(Database database) {
		try (database) {
			House house = new House(database);
			house.mailing(12, "UNCERTAIN", 30, "ACCEPTED", 2, "REJECTED", 1, "DEFERRED");
			Plan plan = house.acts.plan(RETRY);
			assertThat(plan.possible()).isTrue();
			assertThat(plan.count()).isEqualTo(12);
			assertThat(plan.who()).hasSize(10).contains("r1@example.org");
			assertThat(plan.others()).extracting(Plan.Others::count).containsExactly(30L, 2L, 1L);
			assertThat(plan.sentence()).contains("12 UNCERTAIN deliveries of 2026-W39 would be due");
			assertThat(house.ledger.books(W39).uncertain()).isEqualTo(12);
			assertThat(house.audit.find("", 0)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theSameOrderTwiceIsDoneOnceAndAnsweredTwice(Database database) {
		try (database) {
			House house = new House(database);
			house.mailing(3, "UNCERTAIN");
			Outcome first = house.acts.perform(RETRY, order("one"));
			house.set("DUE", "UNCERTAIN");
			Outcome second = house.acts.perform(RETRY, order("one"));
			assertThat(first.repeated()).isFalse();
			assertThat(second.repeated()).isTrue();
			assertThat(second.sentence()).isEqualTo(first.sentence());
			assertThat(second.count()).isEqualTo(3);
			assertThat(house.ledger.books(W39).uncertain()).isEqualTo(3);
			assertThat(house.audit.find("", 0)).singleElement().satisfies((entry) -> {
				assertThat(entry.who()).isEqualTo("aigul");
				assertThat(entry.what()).isEqualTo("retry-failed");
				assertThat(entry.object()).isEqualTo("2026-W39 UNCERTAIN");
				assertThat(entry.why()).isEqualTo("the relay is well");
				assertThat(entry.key()).isEqualTo("one");
			});
			assertThat(house.acts.perform(RETRY, order("two")).repeated()).isFalse();
			assertThat(house.ledger.books(W39).uncertain()).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aKeyIsForOneOrderAlone(Database database) {
		try (database) {
			House house = new House(database);
			house.mailing(1, "UNCERTAIN", 1, "DEFERRED");
			house.acts.perform(RETRY, order("one"));
			assertThatIllegalArgumentException()
				.isThrownBy(
						() -> house.acts.perform(new Act.RetryFailed(W39, DeliveryStatus.DEFERRED, null), order("one")))
				.withMessageContaining("'one' was used for something else");
			assertThat(house.ledger.books(W39).deferred()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void twoClicksAtTheSameMomentAreOneAct(Database database) throws Exception {
		try (database) {
			House house = new House(database);
			house.mailing(3, "UNCERTAIN");
			ExecutorService hands = Executors.newFixedThreadPool(4);
			Callable<Outcome> click = () -> house.acts.perform(RETRY, order("double"));
			AtomicInteger done = new AtomicInteger();
			for (Future<Outcome> clicked : hands.invokeAll(List.of(click, click, click, click))) {
				Outcome outcome = clicked.get();
				assertThat(outcome.count()).isEqualTo(3);
				done.addAndGet(outcome.repeated() ? 0 : 1);
			}
			hands.shutdown();
			assertThat(done).hasValue(1);
			assertThat(house.audit.find("", 0)).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void anActThatDiesInTheMiddleLeavesNothingAndIsDoneUnderTheSameKeyLater(Database database) {
		try (database) {
			House house = new House(database);
			house.mailing(3, "UNCERTAIN");
			Acts dying = house.acts(new Dying(house.retryFailed));
			assertThatExceptionOfType(Death.class).isThrownBy(() -> dying.perform(RETRY, order("one")));
			assertThat(house.ledger.books(W39).uncertain()).isEqualTo(3);
			assertThat(house.audit.find("", 0)).isEmpty();
			assertThat(house.acts.perform(RETRY, order("one")).repeated()).isFalse();
			assertThat(house.ledger.books(W39).due()).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsRefusedIsInTheAuditLogToo(Database database) {
		try (database) {
			House house = new House(database);
			house.mailing(1, "ACCEPTED");
			Act settle = new Act.Settle(W39, EmailAddress.parse("r1@example.org"), DeliveryStatus.DUE);
			assertThat(house.acts.plan(settle).possible()).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> house.acts.perform(settle, order("one")))
				.withMessageContaining("is not uncertain");
			assertThat(house.audit.find("", 0)).singleElement()
				.extracting(AuditEntry::outcome)
				.asString()
				.startsWith("refused: The mail of 2026-W39");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aPausedMailingIsResumedOnce(Database database) {
		try (database) {
			House house = new House(database);
			house.mailing(2, "DUE", 1, "ACCEPTED");
			Act resume = new Act.Resume(W39);
			assertThat(house.acts.plan(resume).refusal()).isEqualTo("Mailing 2026-W39 is not paused.");
			house.ledger.pause(W39, "Too many failures");
			assertThat(house.acts.plan(resume).count()).isEqualTo(2);
			assertThat(house.acts.perform(resume, order("one")).sentence()).contains("Too many failures");
			assertThat(house.ledger.pausedReason(W39)).isEmpty();
			house.ledger.pause(W39, "Again");
			house.acts.perform(resume, order("one"));
			assertThat(house.ledger.pausedReason(W39)).contains("Again");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nothingIsDoneWithoutAReason(Database database) {
		try (database) {
			assertThatIllegalArgumentException().isThrownBy(() -> new Order("aigul", "  ", "one"))
				.withMessageContaining("There is no reason");
			assertThatIllegalArgumentException().isThrownBy(() -> new Order("aigul", "why", ""))
				.withMessageContaining("Request key");
		}
	}

	private static Order order(String key) {
		return new Order("aigul", "the relay is well", key);
	}

	private static final class House {

		private final Database database;

		private final DeliveryLedger ledger;

		private final AuditLog audit;

		private final RetryFailedVerb retryFailed;

		private final Acts acts;

		House(Database database) {
			this.database = database;
			MutableClock clock = MutableClock.at(NOW.toString());
			this.ledger = new DeliveryLedger(database.dataSource(), database.transactionManager(), clock, (event) -> {
			});
			this.audit = new AuditLog(database.jdbc(), clock);
			Settlement settlement = new Settlement(database.dataSource(), database.transactionManager(), clock);
			Addressees addressees = new Addressees(database.jdbc());
			RunBooks books = new RunBooks(this.ledger, addressees);
			this.retryFailed = new RetryFailedVerb(books, this.ledger, addressees, settlement,
					(mailing) -> Optional.empty());
			this.acts = acts(this.retryFailed, new SettleVerb(books, settlement, (mailing) -> Optional.empty()),
					new ResumeVerb(books, this.ledger, settlement, (mailing) -> Optional.empty()));
		}

		Acts acts(Verb<?>... verbs) {
			MutableClock clock = MutableClock.at(NOW.toString());
			return new Acts(List.of(verbs), new RequestKeys(this.database.jdbc(), clock), this.audit,
					new TransactionTemplate(this.database.transactionManager()), clock);
		}

		void mailing(Object... counts) {
			long audience = 0;
			for (int i = 0; i < counts.length; i += 2) {
				audience += (Integer) counts[i];
			}
			this.ledger.open(new Mailing(W39, "digest", "digest", audience, NOW, Duration.ofHours(48)));
			this.ledger.enqueue(W39, LongStream.rangeClosed(1, audience)
				.mapToObj((i) -> new Recipient(i, EmailAddress.parse("r%d@example.org".formatted(i)), NOW)));
			long first = 1;
			for (int i = 0; i < counts.length; i += 2) {
				long last = first + (Integer) counts[i] - 1;
				this.database.jdbc()
					.sql("UPDATE delivery SET status = :status, open = :open WHERE subscriber BETWEEN :first AND :last")
					.param("status", counts[i + 1])
					.param("open", List.of("DUE", "DEFERRED").contains(counts[i + 1]))
					.param("first", first)
					.param("last", last)
					.update();
				first = last + 1;
			}
		}

		void set(String from, String to) {
			this.database.jdbc()
				.sql("UPDATE delivery SET status = :to, open = FALSE WHERE status = :from")
				.param("from", from)
				.param("to", to)
				.update();
		}

	}

	private record Dying(RetryFailedVerb verb) implements Verb<Act.RetryFailed> {

		@Override
		public Class<Act.RetryFailed> act() {
			return Act.RetryFailed.class;
		}

		@Override
		public Plan plan(Act.RetryFailed act) {
			return this.verb.plan(act);
		}

		@Override
		public Outcome.Done perform(Act.RetryFailed act, Order order) {
			this.verb.perform(act, order);
			throw new Death();
		}

	}

	private static final class Death extends Error {

		private static final long serialVersionUID = 1L;

	}

}
