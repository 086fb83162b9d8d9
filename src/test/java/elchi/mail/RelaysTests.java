package elchi.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class RelaysTests {

	private final ScriptedSmtpServer first = ScriptedSmtpServer.start();

	private final ScriptedSmtpServer second = ScriptedSmtpServer.start();

	private final AtomicLong nanos = new AtomicLong();

	private final Relays relays = new Relays(
			List.of(route("first", this.first, Map.of()), route("second", this.second, Map.of())), this.nanos::get,
			new Random(7));

	private final MailConnection connection = connection(this.relays);

	@AfterEach
	void close() {
		this.connection.close();
		this.first.close();
		this.second.close();
	}

	@Test
	void theSecondTakesTheMailWhileTheFirstIsDown() {
		this.first.at(Stage.GREETING, ScriptedSmtpServer.ANYONE, ScriptedSmtpServer.HANG_UP);
		assertThat(send(1)).isInstanceOf(SendResult.Accepted.class);
		assertThat(this.connection.relay()).isEqualTo(new Relay("second", Rate.of("5/s")));
		assertThat(this.second.count()).isEqualTo(1);
	}

	@Test
	void whoLooksSeesWhichOneRestsAndForHowLong() {
		this.first.at(Stage.GREETING, ScriptedSmtpServer.ANYONE, ScriptedSmtpServer.HANG_UP);
		assertThat(this.relays.all()).noneMatch((state) -> state.restSeconds() > 0 || state.refuses());
		send(1);
		this.relays.refuse(this.relays.inOrder().get(1), "550 go away");
		assertThat(this.relays.all()).satisfiesExactly((state) -> {
			assertThat(state.name()).isEqualTo("first");
			assertThat(state.refuses()).isTrue();
			assertThat(state.restSeconds()).isEqualTo(300);
		}, (state) -> assertThat(state).isEqualTo(new RelayStates.State("second", 0, false)));
	}

	@Test
	void theFirstIsCalledAgainWhenItsRestIsOver() {
		this.first.once(Stage.GREETING, ScriptedSmtpServer.ANYONE, "421 4.3.2 not now");
		send(1);
		for (int number = 2; number <= 25; number++) {
			send(number);
		}
		assertThat(this.second.count()).as("its rest is not over").isEqualTo(25);
		this.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
		send(26);
		assertThat(this.first.count()).isEqualTo(1);
		assertThat(this.connection.relay().name()).isEqualTo("first");
	}

	@Test
	void eachTroubleMakesTheRestTwiceAsLong() {
		this.first.at(Stage.GREETING, ScriptedSmtpServer.ANYONE, ScriptedSmtpServer.HANG_UP);
		Relays.Route route = this.relays.first();
		for (int seconds = 1; seconds <= 1024; seconds *= 2) {
			this.relays.rest(route, "gone");
			long rest = Math.min(seconds, 300);
			this.nanos.addAndGet(Duration.ofMillis(rest * 740).toNanos());
			assertThat(this.relays.inOrder().get(0)).as("rests for %d s", rest).isNotSameAs(route);
			this.nanos.addAndGet(Duration.ofMillis(rest * 520).toNanos());
			assertThat(this.relays.inOrder().get(0)).isSameAs(route);
		}
	}

	@Test
	void aFarewellInTheMidstMovesTheConversationAndIsHeldAgainstNoRecipient() {
		assertThat(send(1)).isInstanceOf(SendResult.Accepted.class);
		this.first.once(Stage.RCPT, ScriptedSmtpServer.ANYONE, "421 4.7.0 too busy");
		assertThat(send(2)).isInstanceOfSatisfying(SendResult.Deferred.class,
				(deferred) -> assertThat(deferred.connectionLost()).isTrue());
		assertThat(send(2)).isInstanceOf(SendResult.Accepted.class);
		assertThat(this.second.messages()).hasSize(1);
	}

	@Test
	void whenAllRestTheOneWhoseRestEndsFirstIsCalled() {
		this.first.once(Stage.GREETING, ScriptedSmtpServer.ANYONE, ScriptedSmtpServer.HANG_UP);
		this.second.once(Stage.GREETING, ScriptedSmtpServer.ANYONE, ScriptedSmtpServer.HANG_UP);
		assertThat(send(1)).isInstanceOfSatisfying(SendResult.Deferred.class,
				(deferred) -> assertThat(deferred.connectionLost()).isTrue());
		assertThat(send(1)).isInstanceOf(SendResult.Accepted.class);
	}

	@Test
	void oneThatRefusesUsIsPassedOverAsLongAsAnotherListens() {
		this.first.at(Stage.GREETING, ScriptedSmtpServer.ANYONE, "554 5.7.1 not you");
		assertThat(send(1)).isInstanceOf(SendResult.Accepted.class);
		this.connection.close();
		this.second.at(Stage.GREETING, ScriptedSmtpServer.ANYONE, "554 5.7.1 nor you");
		assertThat(send(2)).isInstanceOfSatisfying(SendResult.Rejected.class,
				(rejected) -> assertThat(rejected.fault()).isEqualTo(SendResult.Fault.SENDER));
	}

	@Test
	void aPolicyThatRefusesTheSenderIsNotTakenToAnotherRelay() {
		this.first.at(Stage.MAIL, ScriptedSmtpServer.ANYONE, "550 5.7.1 we know you");
		assertThat(send(1)).isInstanceOfSatisfying(SendResult.Rejected.class,
				(rejected) -> assertThat(rejected.fault()).isEqualTo(SendResult.Fault.SENDER));
		assertThat(this.second.count()).isZero();
		assertThat(this.relays.inOrder().get(0)).isSameAs(this.relays.first());
	}

	@Test
	void aReplyThatNeverComesLetsTheRelayRest() {
		Relays impatient = new Relays(List.of(route("first", this.first, Map.of("mail.smtp.timeout", "200")),
				route("second", this.second, Map.of())), this.nanos::get, new Random(7));
		this.first.at(Stage.MAIL, ScriptedSmtpServer.ANYONE, ScriptedSmtpServer.SILENCE);
		try (MailConnection other = connection(impatient)) {
			assertThat(other.send(Letters.to("a@example.org"))).isInstanceOf(SendResult.Deferred.class);
			assertThat(other.send(Letters.to("a@example.org"))).isInstanceOf(SendResult.Accepted.class);
			assertThat(other.relay().name()).isEqualTo("second");
		}
	}

	private SendResult send(int number) {
		return this.connection.send(Letters.to("reader%d@example.org".formatted(number)));
	}

	private static MailConnection connection(Relays relays) {
		return new SmtpConnection(relays, new Deadlines(), MessageSigner.NONE, 500);
	}

	private static Relays.Route route(String name, ScriptedSmtpServer server, Map<String, String> properties) {
		SmtpServer to = new SmtpProperties("smtp", properties, true).server("127.0.0.1", server.port(), null, false,
				Trust.standard());
		return new Relays.Route(new Relay(name, name.equals("second") ? Rate.of("5/s") : null), () -> to);
	}

}
