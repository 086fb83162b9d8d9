package elchi.mail;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import elchi.mail.SmtpServer.Login;
import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The first words with a server.
 */
class HandshakeTests {

	private static final Map<String, String> REQUIRED = Map.of("mail.smtp.starttls.required", "true",
			"mail.smtp.timeout", "2000");

	@TempDir
	static Path folder;

	private static SSLContext ours;

	private static SSLContext strangers;

	private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	@BeforeAll
	static void issue() throws Exception {
		ours = Certificates.issuedTo("ip:127.0.0.1", folder);
		strangers = Certificates.issuedTo("dns:relay.example.org", folder);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void conversationIsEncryptedAfterStarttls() {
		this.server.offer("STARTTLS", "PIPELINING");
		this.server.secure(ours, false);
		try (MailConnection connection = connection(REQUIRED, null, ours)) {
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(this.server.heard()).startsWith("EHLO localhost", "STARTTLS", "EHLO localhost",
				"MAIL FROM:<" + Letters.letter().envelopeFrom() + ">");
	}

	@Test
	void conversationIsEncryptedFromTheStart() {
		this.server.secure(ours, true);
		try (MailConnection connection = connection(Map.of("mail.smtp.ssl.enable", "true"), null, ours)) {
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
		}
	}

	@Test
	void certificateForAnotherHostIsOurFaultAndTheCheckCanBeForbidden() {
		this.server.offer("STARTTLS");
		this.server.secure(strangers, false);
		try (MailConnection connection = connection(REQUIRED, null, strangers)) {
			assertRefused(connection.open(), "No encryption with 127.0.0.1:");
		}
		Map<String, String> lenient = Map.of("mail.smtp.starttls.required", "true", "mail.smtp.ssl.checkserveridentity",
				"false");
		try (MailConnection connection = connection(lenient, null, strangers)) {
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(this.server.messages()).hasSize(1);
	}

	@Test
	void certificateOfNobodyWeTrustIsOurFault() {
		this.server.offer("STARTTLS");
		this.server.secure(ours, false);
		try (MailConnection connection = connection(REQUIRED, null, Trust.standard())) {
			assertRefused(connection.open(), "unable to find valid certification path");
		}
	}

	@Test
	void starttlsThatIsNotOfferedIsDoneWithoutOnlyIfItIsNotRequired() {
		try (MailConnection connection = connection(Map.of("mail.smtp.starttls.enable", "true"), null, ours)) {
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
		}
	}

	@ParameterizedTest
	@CsvSource({ "454 4.7.0 no entropy,Deferred true", "501 5.5.4 no,SENDER 5.5.4", "hang up,Deferred true" })
	void refusedStarttlsIsJudgedByItsReply(String action, String expected) {
		this.server.offer("STARTTLS");
		this.server.at(Stage.STARTTLS, "", action);
		try (MailConnection connection = connection(REQUIRED, null, ours)) {
			assertThat(connection.open())
				.hasValueSatisfying((refusal) -> assertThat(MailerTests.brief(refusal)).isEqualTo(expected));
		}
	}

	@Test
	void whatWasSaidInClearBehindStarttlsIsNotBelieved() throws Exception {
		try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				MailConnection connection = TestMailers.connection(new SmtpProperties("smtp", REQUIRED, true)
					.server("127.0.0.1", listener.getLocalPort(), null, false, ours), 500)) {
			Thread thread = new Thread(() -> inject(listener));
			thread.start();
			assertThat(connection.open()).hasValueSatisfying((refusal) -> assertThat(refusal.toString())
				.contains("The server spoke on in clear after it had agreed to encrypt"));
			thread.join();
		}
	}

	private static void inject(ServerSocket listener) {
		try (Socket socket = listener.accept()) {
			InputStream in = socket.getInputStream();
			OutputStream out = socket.getOutputStream();
			out.write("220 hello\r\n".getBytes(StandardCharsets.US_ASCII));
			in.read(new byte[500]);
			out.write("250-hello\r\n250 STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
			in.read(new byte[500]);
			out.write("220 go on\r\n250 injected\r\n".getBytes(StandardCharsets.US_ASCII));
			in.read(new byte[500]);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@CsvSource({ "AUTH PLAIN LOGIN,AUTH PLAIN AHVzZXIAcMOkc3M=", "AUTH LOGIN,AUTH LOGIN dXNlcg== cMOkc3M=",
			"AUTH=LOGIN,AUTH LOGIN dXNlcg== cMOkc3M=" })
	void loginIsSaidInAWayThatTheServerKnows(String offered, String login) {
		this.server.offer(offered);
		this.server.expectLogin(login);
		try (MailConnection connection = connection(Map.of(), new Login("user", "päss"), ours)) {
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
		}
	}

	@Test
	void refusedLoginIsOurFaultAndNobodyPrintsThePassword() {
		this.server.offer("AUTH PLAIN");
		this.server.expectLogin("another");
		Login login = new Login("user", "secret");
		try (MailConnection connection = connection(Map.of(), login, ours)) {
			assertRefused(connection.open(), "535 5.7.8 who are you");
		}
		assertThat(login.toString()).doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH CRAM-MD5", "PIPELINING" })
	void serverWithoutALoginThatWeKnowIsNamed(String offered) {
		this.server.offer(offered);
		try (MailConnection connection = connection(Map.of(), new Login("user", "secret"), ours)) {
			assertRefused(connection.open(), "no login by PLAIN or LOGIN");
		}
	}

	@Test
	void serverThatDoesNotKnowEhloIsSpokenToInTheOldWay() {
		this.server.at(Stage.EHLO, "", "502 what");
		try (MailConnection connection = connection(Map.of(), null, ours)) {
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(this.server.heard()).contains("HELO localhost");
		assertThat(this.server.violations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "250-", "25", "HTTP/1.1 400 Bad Request", "620 no such class", "" })
	void whatIsNoReplyEndsTheConversation(String garbage) {
		this.server.at(Stage.EHLO, "", garbage.equals("250-") ? "250-a\r\n250-b\r\nx" : garbage);
		try (MailConnection connection = connection(Map.of(), null, ours)) {
			assertThat(connection.open()).hasValueSatisfying((refusal) -> {
				assertThat(MailerTests.brief(refusal)).isEqualTo("Deferred true");
				assertThat(refusal.toString()).contains("The server answered what is no reply");
			});
		}
	}

	@Test
	void replyOfSeveralLinesIsToldInOne() {
		this.server.at(Stage.RCPT, "*",
				"550-5.1.1 The account that you tried\r\n550-5.1.1 to reach\r\n550 does not exist.");
		try (MailConnection connection = connection(Map.of(), null, ours)) {
			assertThat(connection.send(Letters.letter()))
				.isEqualTo(new SendResult.Rejected("550 5.1.1 The account that you tried to reach does not exist.",
						"5.1.1", SendResult.Fault.ADDRESS));
		}
	}

	@ParameterizedTest
	@CsvSource({ "timeout,soon", "timeout,0", "starttls.enable,yes" })
	void propertyThatIsNoneIsNamedWithItsValue(String name, String value) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> connection(Map.of("mail.smtp." + name, value), null, ours))
			.withMessageContaining("'mail.smtp." + name + "' is '" + value + "'");
	}

	private MailConnection connection(Map<String, String> properties, @Nullable Login login, SSLContext context) {
		return TestMailers.connection(new SmtpProperties("smtp", properties, true).server("127.0.0.1",
				this.server.port(), login, false, context), 500);
	}

	private static void assertRefused(Optional<SendResult> refusal, String reason) {
		assertThat(refusal).hasValueSatisfying((result) -> {
			assertThat(MailerTests.brief(result)).startsWith("SENDER");
			assertThat(result.toString()).contains(reason);
		});
	}

}
