package elchi.delivery;

import java.time.Duration;
import java.util.stream.LongStream;

import elchi.test.Database;
import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server plays a trick on one of three readers, once; what do the books say of them
 * after the run?
 */
@Timeout(60)
class DeliveryOutcomesTests {

	private static final long VICTIM = 2;

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = """
			# a server that has no time for the recipient, by its own word
			RCPT   | 2 | 450 4.7.1 greylisted, come again | DEFERRED
			RCPT   | 2 | 451 4.3.0 lookup failed          | DEFERRED
			DATA   | 2 | 451 4.3.0 no room                | DEFERRED
			END    | 2 | 452 4.3.1 disk is full           | DEFERRED
			# farewell in mid-session is the relay's affair
			RCPT   | 2 | 421 4.3.2 shutting down          | ACCEPTED
			DATA   | 2 | 421 4.3.2 shutting down          | ACCEPTED
			# never: the address, the mailbox, the message
			RCPT   | 2 | 550 5.1.1 no such user           | REJECTED
			RCPT   | 2 | 552 5.2.2 over quota             | REJECTED
			DATA   | 2 | 554 5.6.0 not this message       | REJECTED
			END    | 2 | 552 5.2.3 too large              | REJECTED
			# the connection breaks
			GREETING | * | hang up                        | ACCEPTED
			EHLO   | * | hang up                          | ACCEPTED
			MAIL   | * | hang up                          | ACCEPTED
			RCPT   | 2 | hang up                          | ACCEPTED
			DATA   | 2 | hang up                          | ACCEPTED
			BODY   | 2 | hang up                          | ACCEPTED
			END    | 2 | hang up                          | UNCERTAIN
			STORED | 2 | hang up                          | UNCERTAIN
			# the reply never comes
			RCPT   | 2 | silence                          | ACCEPTED
			END    | 2 | silence                          | UNCERTAIN
			""")
	void aTrickIsHeldAgainstNobodyElse(Stage stage, String reader, String trick, DeliveryStatus status)
			throws Exception {
		try (Scene scene = new Scene(Database.h2()).mailingTo(3)) {
			// More than the buffers between here and there hold, so that a broken
			// connection is seen.
			scene.text = (stage == Stage.BODY) ? ("x".repeat(70) + "\n").repeat(120_000) : "";
			scene.server.once(stage, reader.equals("*") ? ScriptedSmtpServer.ANYONE : Scene.address(VICTIM), trick);
			scene.runInOrder();
			if (scene.status(VICTIM) == DeliveryStatus.DUE) {
				// Given back: its turn is now, behind all others.
				scene.runDeliver();
			}
			assertThat(scene.status(VICTIM)).isEqualTo(status);
			assertThat(LongStream.of(1, 3)).allMatch((other) -> scene.status(other) == DeliveryStatus.ACCEPTED);
			assertThat(scene.books().balanced()).isTrue();
			assertThat(scene.messageIds()).doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = """
			GREETING | 554 5.7.1 you are not wanted here
			MAIL     | 550 5.7.1 this sender is not wanted
			RCPT     | 550 5.7.1 relaying denied
			END      | 554 5.7.1 looks like spam to us
			""")
	void whatIsOurOwnFaultPausesTheMailingAndCostsNobodyAnything(Stage stage, String reply) throws Exception {
		try (Scene scene = new Scene(Database.h2()).mailingTo(3)) {
			scene.server.at(stage, ScriptedSmtpServer.ANYONE, reply);
			scene.runInOrder();
			assertThat(scene.ledger.pausedReason(Scene.MAILING)).hasValueSatisfying(
					(reason) -> assertThat(reason).contains("refuses the sender", reply.substring(4, 9)));
			assertThat(scene.books().due()).isEqualTo(3);
			scene.server.behave();
			scene.ledger.resume(Scene.MAILING);
			scene.run();
			assertThat(scene.books().accepted()).isEqualTo(3);
		}
	}

	@Test
	void aGreylistedReaderIsReachedOnTheNextAttempt() throws Exception {
		try (Scene scene = new Scene(Database.h2()).mailingTo(3)) {
			scene.server.once(Stage.RCPT, Scene.address(VICTIM), "450 4.7.1 greylisted");
			scene.runInOrder();
			scene.clock.tick(Duration.ofMinutes(3));
			scene.runDeliver();
			assertThat(scene.books().accepted()).isEqualTo(3);
		}
	}

}
