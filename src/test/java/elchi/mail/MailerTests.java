package elchi.mail;

import java.util.Map;
import java.util.stream.IntStream;

import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailerTests {

	private static final String MORE_THAN_SOCKETS_HOLD = ("x".repeat(70) + "\n").repeat(200_000);

	private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void acceptedWithTheReplyLineAndTheSameOctets() {
		MailMessage letter = Letters.letter();
		assertThat(send(letter)).isEqualTo(new SendResult.Accepted("250 2.0.0 queued as Q1"));
		assertThat(this.server.messages()).singleElement().satisfies((received) -> {
			assertThat(received.from()).isEqualTo("b+1@bounce.example.com");
			assertThat(received.to()).isEqualTo("reader@example.org");
			assertThat(received.source()).isEqualTo(letter.octets());
		});
	}

	@ParameterizedTest(name = "{1} at {0} is {2}")
	@CsvSource(textBlock = """
			MAIL, 451 4.3.0 later,               Deferred false
			MAIL, 550 5.1.8 who are you,         SENDER 5.1.8
			RCPT, 450 4.2.1 greylisted,          Deferred false
			RCPT, 550 5.1.1 no such user,        ADDRESS 5.1.1
			RCPT, 550 no such user,              ADDRESS
			RCPT, 550 5.1.1 no Åsa here,         ADDRESS 5.1.1
			RCPT, 552 5.2.2 mailbox full,        MAILBOX 5.2.2
			RCPT, 554 5.7.1 relay access denied, SENDER 5.7.1
			RCPT, 530 authenticate first,        SENDER
			RCPT, 421 4.7.0 too busy,            Deferred true
			DATA, 451 4.3.0 later,               Deferred false
			DATA, 554 5.5.0 no,                  MAILBOX 5.5.0
			END,  452 4.3.1 disk full,           Deferred false
			END,  550 5.7.26 unauthenticated,    SENDER 5.7.26
			END,  552 5.3.4 too big,             MESSAGE 5.3.4
			END,  554 no,                        MAILBOX
			RCPT, hang up,                       Deferred true
			DATA, hang up,                       Deferred true
			BODY, hang up,                       Deferred true
			END,  hang up,                       Uncertain
			STORED, hang up,                     Uncertain
			END,  silence,                       Uncertain
			RCPT, silence,                       Deferred true
			""")
	void refusalsAreJudgedByReplyAndStage(Stage stage, String action, String expected) {
		this.server.at(stage, (stage == Stage.MAIL) ? "*" : "ann@example.org", action);
		try (MailConnection connection = mailer(500, Map.of("mail.smtp.timeout", "300"))) {
			MailMessage large = Letters.letter("ann@example.org", "", null, Map.of(), MORE_THAN_SOCKETS_HOLD, null,
					java.util.List.of());
			SendResult result = connection.send((stage == Stage.BODY) ? large : Letters.to("ann@example.org"));
			assertThat(brief(result)).isEqualTo(expected);
			if (!action.startsWith("h") && !action.startsWith("s")) {
				assertThat(result.toString()).contains(action);
			}
			this.server.behave();
			assertThat(connection.send(Letters.to("bob@example.org"))).isInstanceOf(SendResult.Accepted.class);
		}
	}

	@ParameterizedTest
	@CsvSource({ "421 4.3.2 shutting down,Deferred true", "554 5.7.1 go away,SENDER 5.7.1", "hang up,Deferred true" })
	void refusedGreetingIsNobodysFaultButOurs(String greeting, String expected) {
		this.server.at(Stage.GREETING, "*", greeting);
		this.server.at(Stage.GREETING, "", greeting);
		try (MailConnection connection = mailer(500, Map.of())) {
			assertThat(connection.open())
				.hasValueSatisfying((refusal) -> assertThat(brief(refusal)).isEqualTo(expected));
			assertThat(brief(connection.send(Letters.to("ann@example.org")))).isEqualTo(expected);
		}
	}

	@Test
	void serverThatIsNotThereIsTriedAgain() {
		this.server.die();
		try (MailConnection connection = mailer(500, Map.of())) {
			assertThat(connection.open()).hasValueSatisfying((refusal) -> {
				assertThat(brief(refusal)).isEqualTo("Deferred true");
				assertThat(refusal.toString()).contains("Connection refused");
			});
			this.server.revive();
			assertThat(connection.open()).isEmpty();
		}
	}

	@Test
	void connectionIsKeptUpToItsLimit() {
		try (MailConnection connection = mailer(4, Map.of())) {
			IntStream.range(0, 10).forEach((i) -> connection.send(Letters.to("reader" + i + "@example.org")));
		}
		assertThat(this.server.messages()).hasSize(10);
		assertThat(this.server.connections()).isEqualTo(3);
	}

	@Test
	void refusedRecipientDoesNotCostTheConnection() {
		this.server.at(Stage.RCPT, "ann@example.org", "550 5.1.1 no such user");
		try (MailConnection connection = mailer(500, Map.of())) {
			connection.send(Letters.to("ann@example.org"));
			connection.send(Letters.to("bob@example.org"));
		}
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@Test
	void idleConnectionThatTheServerClosedIsReplacedInSilence() {
		try (MailConnection connection = mailer(500, Map.of())) {
			connection.send(Letters.to("ann@example.org"));
			this.server.die();
			this.server.revive();
			assertThat(connection.send(Letters.to("bob@example.org"))).isInstanceOf(SendResult.Accepted.class);
		}
	}

	@Test
	void relayElsewhereMustOfferTls() {
		try (MailConnection connection = mailer(500,
				Map.of("mail.smtp.starttls.enable", "true", "mail.smtp.starttls.required", "true"))) {
			assertThat(connection.open()).hasValueSatisfying((refusal) -> {
				assertThat(brief(refusal)).isEqualTo("SENDER");
				assertThat(refusal.toString()).contains("STARTTLS is required");
			});
		}
	}

	private SendResult send(MailMessage message) {
		try (MailConnection connection = mailer(500, Map.of())) {
			return connection.send(message);
		}
	}

	private MailConnection mailer(int limit, Map<String, String> properties) {
		return TestMailers.connection(this.server.port(), limit, properties);
	}

	static String brief(SendResult result) {
		if (result instanceof SendResult.Deferred deferred) {
			return "Deferred " + deferred.connectionLost();
		}
		if (result instanceof SendResult.Rejected rejected) {
			return (rejected.fault() + " " + rejected.status()).strip();
		}
		return result.getClass().getSimpleName();
	}

}
