package elchi.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two messages on one connection, the envelope of Bob's behind the end of Ann's.
 */
class PipeliningTests {

	private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	private final MailConnection connection = connection(500, "300");

	@AfterEach
	void stop() {
		this.connection.close();
		this.server.close();
	}

	@Test
	void nextEnvelopeTravelsBehindTheEndOfTheLastMessage() {
		openAnn();
		assertThat(beginBob()).isEqualTo(
				new Answer(Optional.of(new SendResult.Accepted("250 2.0.0 queued as Q1")), new Beginning.Open()));
		assertThat(this.server.messages()).hasSize(1);
		assertThat(this.connection.end()).isEqualTo(new SendResult.Accepted("250 2.0.0 queued as Q2"));
		assertThat(this.server.connections()).isEqualTo(1);
		assertThat(this.server.violations()).isEmpty();
	}

	@ParameterizedTest(name = "{1} at {0}: Ann {2}, Bob {3}")
	@CsvSource(textBlock = """
			END,    hang up,                   Uncertain,     Missed
			STORED, hang up,                   Uncertain,     Missed
			END,    silence,                   Uncertain,     Missed
			END,    what,                      Uncertain,     Missed
			END,    354 go on and on,          Uncertain,     Missed
			END,    421 4.3.2 going down,      Deferred true, Missed
			END,    451 4.3.0 later,           Deferred false, Open
			END,    552 5.3.4 too big,         MESSAGE 5.3.4, Open
			STORED, 252 2.1.0 I shall try,     Accepted,      Open
			STORED, 299 fine,                  Accepted,      Open
			""")
	void whatBecomesOfAnnTellsWhetherBobBegins(Stage stage, String action, String ann, String bob) {
		this.server.once(stage, "ann@example.org", action);
		openAnn();
		this.connection.sendAhead();
		Answer answer = beginBob();
		assertThat(answer.last()).hasValueSatisfying((result) -> assertThat(brief(result)).isEqualTo(ann));
		assertThat(answer.next().getClass().getSimpleName()).isEqualTo(bob);
		SendResult result = (answer.next() instanceof Beginning.Open) ? this.connection.end()
				: this.connection.send(Letters.to("bob@example.org"));
		assertThat(brief(result)).isEqualTo("Accepted");
		assertThat(this.server.messages()).extracting(ScriptedSmtpServer.Received::to).endsWith("bob@example.org");
		assertThat(this.server.violations()).isEmpty();
	}

	@ParameterizedTest(name = "{1} at {0}: Bob {2}")
	@CsvSource(textBlock = """
			RCPT, 550 5.1.1 no such user,     ADDRESS 5.1.1,  1
			RCPT, 450 4.2.1 greylisted,       Deferred false, 1
			RCPT, 421 4.7.0 too busy,         Deferred true,  2
			RCPT, hang up,                    Deferred true,  2
			RCPT, what,                       Deferred true,  2
			DATA, 451 4.3.0 later,            Deferred false, 1
			DATA, 554 5.5.0 no,               MAILBOX 5.5.0,  1
			DATA, 250 2.0.0 out of turn,      Deferred true,  2
			DATA, hang up,                    Deferred true,  2
			""")
	void refusedEnvelopeLeavesTheLastMessageAccepted(Stage stage, String action, String bob, int connections) {
		this.server.at(stage, "bob@example.org", action);
		openAnn();
		Answer answer = beginBob();
		assertThat(answer.last()).hasValueSatisfying((result) -> assertThat(brief(result)).isEqualTo("Accepted"));
		assertThat(answer.next()).isInstanceOfSatisfying(Beginning.Ended.class,
				(ended) -> assertThat(brief(ended.result())).isEqualTo(bob));
		assertThat(brief(this.connection.send(Letters.to("cyd@example.org")))).isEqualTo("Accepted");
		assertThat(this.server.connections()).isEqualTo(connections);
		assertThat(this.server.messages()).extracting(ScriptedSmtpServer.Received::to)
			.containsExactly("ann@example.org", "cyd@example.org");
	}

	@ParameterizedTest(name = "{0} at MAIL: Bob {1}")
	@CsvSource(textBlock = """
			421 4.7.0 too many messages, Missed
			hang up,                     Missed
			452 4.3.1 disk full,         Deferred false
			550 5.1.8 who are you,       SENDER 5.1.8
			""")
	void farewellAtTheNextEnvelopeIsNotItsFault(String action, String bob) {
		openAnn();
		this.server.once(Stage.MAIL, "*", action);
		Answer answer = beginBob();
		assertThat(answer.last()).hasValueSatisfying((result) -> assertThat(brief(result)).isEqualTo("Accepted"));
		if (answer.next() instanceof Beginning.Ended ended) {
			assertThat(brief(ended.result())).isEqualTo(bob);
		}
		else {
			assertThat(answer.next().getClass().getSimpleName()).isEqualTo(bob);
			assertThat(this.connection.isReady()).isFalse();
		}
		assertThat(brief(this.connection.send(Letters.to("bob@example.org")))).isEqualTo("Accepted");
	}

	@Test
	void serverThatAsksForAMessageToNobodyGetsASingleDot() {
		this.server.beLax();
		this.server.at(Stage.RCPT, "bob@example.org", "550 5.1.1 no such user");
		openAnn();
		assertThat(beginBob().next()).isInstanceOf(Beginning.Ended.class);
		assertThat(brief(this.connection.send(Letters.to("cyd@example.org")))).isEqualTo("Accepted");
		assertThat(this.server.heard()).contains("RSET");
		assertThat(this.server.connections()).isEqualTo(1);
		assertThat(this.server.violations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CHUNKING", "PIPELINING", "PIPELINING CHUNKING" })
	void nothingIsTakenBeforeItsEnd(String extensions) throws Exception {
		this.server.offer(extensions.split(" ", -1));
		openAnn();
		this.connection.sendAhead();
		this.connection.close();
		try (MailConnection other = connection(500, "300")) {
			other.send(Letters.to("bob@example.org"));
		}
		assertThat(this.server.messages()).extracting(ScriptedSmtpServer.Received::to)
			.containsExactly("bob@example.org");
	}

	@Test
	void connectionThatHasCarriedItsShareIsNotReady() {
		MailConnection two = connection(2, "300");
		assertThat(two.open()).isEmpty();
		two.begin(two.finish(Letters.to("ann@example.org")));
		two.await();
		assertThat(two.isReady()).isTrue();
		two.begin(two.finish(Letters.to("bob@example.org")));
		two.await();
		assertThat(two.isReady()).isFalse();
		assertThat(brief(two.end())).isEqualTo("Accepted");
		two.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ENHANCEDSTATUSCODES", "CHUNKING", "PIPELINING", "PIPELINING CHUNKING" })
	void everyServerGetsWhatItUnderstands(String extensions) {
		this.server.offer(extensions.split(" ", -1));
		this.server.at(Stage.RCPT, "bob@example.org", "550 5.1.1 no such user");
		MailMessage dots = Letters.letter("cyd@example.org", "Dots", null, Map.of(),
				".\n..\n.\r\n.a\nMAIL FROM:<eve@example.org>\n.", null, List.of());
		this.connection.open();
		this.connection.begin(this.connection.finish(Letters.letter()));
		assertThat(this.connection.await().next()).isEqualTo(new Beginning.Open());
		this.connection.sendAhead();
		this.connection.sendAhead();
		assertThat(beginBob().next()).isInstanceOf(Beginning.Ended.class);
		assertThat(brief(this.connection.send(dots))).isEqualTo("Accepted");
		assertThat(this.server.messages()).extracting((received) -> new String(received.source()))
			.containsExactly(new String(Letters.letter().octets()), new String(dots.octets()));
		assertThat(this.server.violations()).isEmpty();
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@Test
	void pipeliningCanBeForbidden() {
		try (MailConnection careful = TestMailers.connection(this.server.port(), 500,
				Map.of("mail.smtp.pipelining", "false"))) {
			careful.open();
			careful.begin(careful.finish(Letters.to("ann@example.org")));
			assertThat(this.server.heard()).containsExactly("EHLO localhost");
			careful.await();
			assertThat(brief(careful.end())).isEqualTo("Accepted");
		}
	}

	private void openAnn() {
		assertThat(this.connection.open()).isEmpty();
		this.connection.begin(this.connection.finish(Letters.to("ann@example.org")));
		assertThat(this.connection.await()).isEqualTo(new Answer(Optional.empty(), new Beginning.Open()));
	}

	private Answer beginBob() {
		this.connection.begin(this.connection.finish(Letters.to("bob@example.org")));
		return this.connection.await();
	}

	private MailConnection connection(int limit, String timeout) {
		return TestMailers.connection(this.server.port(), limit, Map.of("mail.smtp.timeout", timeout));
	}

	private static String brief(SendResult result) {
		return MailerTests.brief(result);
	}

}
