package elchi.mail;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.mail.BounceReport.Failed;
import elchi.mail.BounceReport.Unreadable;
import elchi.mail.BounceSettings.Encryption;
import elchi.mail.BounceSettings.Protocol;
import elchi.test.BounceLetters;
import elchi.test.BounceServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BounceMailboxTests {

	private final List<ReceivedReport> received = new ArrayList<>();

	@ParameterizedTest
	@MethodSource("elchi.test.BounceServer#protocols")
	void whatIsKeptIsDeletedAndWhatIsNotStays(String protocol) {
		try (BounceServer server = BounceServer.start(protocol)) {
			server.deliver(BounceLetters.letter("postfix"));
			server.deliver(BounceLetters.letter("gmail"));
			server.deliver(BounceLetters.letter("vacation"));
			BounceMailbox mailbox = TestMailboxes.at(server);
			assertThat(mailbox.visit((reports) -> reports.subList(0, 1))).isEqualTo(1);
			assertThat(server.count()).isEqualTo(2);
			assertThat(mailbox.visit(this::keep)).isEqualTo(2);
			assertThat(server.count()).isZero();
			assertThat(this.received).extracting(ReceivedReport::report)
				.hasSize(2)
				.hasAtLeastOneElementOfType(Unreadable.class)
				.hasAtLeastOneElementOfType(Failed.class);
			assertThat(mailbox.visit(this::keep)).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.BounceServer#protocols")
	void deathBeforeTheDeletionLeavesEveryMessageUnderItsKey(String protocol) {
		try (BounceServer server = BounceServer.start(protocol)) {
			server.deliver(BounceLetters.letter("postfix"));
			server.deliver(BounceLetters.letter("wish"));
			BounceMailbox mailbox = TestMailboxes.at(server);
			assertThatIllegalStateException().isThrownBy(() -> mailbox.visit((reports) -> {
				keep(reports);
				throw new IllegalStateException("killed");
			}));
			assertThat(server.count()).isEqualTo(2);
			List<ReceivedReport> before = List.copyOf(this.received);
			this.received.clear();
			mailbox.visit(this::keep);
			assertThat(this.received).containsExactlyInAnyOrderElementsOf(before);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.BounceServer#protocols")
	void oneVisitReadsAHundredAndLargeMessagesInPart(String protocol) {
		try (BounceServer server = BounceServer.start(protocol)) {
			String large = new String(BounceLetters.letter("exim"), StandardCharsets.ISO_8859_1).replace("The week.",
					"The week.\r\n".repeat(100_000));
			server.deliver(large.getBytes(StandardCharsets.ISO_8859_1));
			for (int i = 0; i < 105; i++) {
				server.deliver(BounceLetters.letter("wish", Map.of("id", "w" + i)));
			}
			assertThat(TestMailboxes.at(server).visit(this::keep)).isEqualTo(100);
			assertThat(TestMailboxes.at(server).visit(this::keep)).isEqualTo(6);
			assertThat(this.received).hasSize(106).extracting(ReceivedReport::key).doesNotHaveDuplicates();
			assertThat(this.received.get(0).report()).isInstanceOfSatisfying(Failed.class,
					(failed) -> assertThat(failed.status()).isEqualTo("5.1.1"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "imaps, IMAP", "pop3s, POP3" })
	void certificateThatNobodyVouchesForIsRefused(String protocol, Protocol spoken) {
		try (BounceServer server = BounceServer.start(protocol)) {
			BounceMailbox mailbox = TestMailboxes.at("127.0.0.1", spoken, server.port(), Encryption.TLS);
			assertThatIllegalStateException().isThrownBy(() -> mailbox.visit(this::keep))
				.withMessageStartingWith("The bounce mailbox 'bounces' at %s://127.0.0.1:%d cannot be read: "
					.formatted(spoken.word(), server.port()))
				.withStackTraceContaining("PKIX path building failed");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.BounceServer#protocols")
	void serverWithoutStartTlsIsNotToldThePassword(String protocol) {
		try (BounceServer server = BounceServer.start(protocol)) {
			BounceMailbox mailbox = TestMailboxes.at("127.0.0.1", Protocol.valueOf(protocol.toUpperCase(Locale.ROOT)),
					server.port(), Encryption.STARTTLS);
			assertThatIllegalStateException().isThrownBy(() -> mailbox.visit(this::keep))
				.withMessageContaining("required");
		}
	}

	@Test
	void serverThatSaysNothingIsNotWaitedForForEver() throws Exception {
		try (ServerSocket silent = new ServerSocket(0)) {
			BounceMailbox mailbox = TestMailboxes.at("127.0.0.1", Protocol.IMAP, silent.getLocalPort(),
					Encryption.NONE);
			assertThatIllegalStateException().isThrownBy(() -> mailbox.visit(this::keep))
				.withMessageContaining("cannot be read");
		}
	}

	@Test
	void passwordGoesToOtherMachinesEncryptedOnly() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BounceSettings("mail.example.org", Protocol.IMAP, null, "bounces", "secret", "INBOX",
					Encryption.NONE, null, Duration.ofSeconds(30)))
			.withMessageContaining("'none' for 'mail.example.org'");
	}

	@Test
	void mailboxIsNamedByProperties() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withUserConfiguration(BounceConfiguration.class);
		runner.run((context) -> assertThat(context.getBean(BounceMailbox.class).isConfigured()).isFalse());
		runner.withPropertyValues("elchi.mail.bounces.host=mail.example.org")
			.run((context) -> assertThat(context).hasFailed());
		runner
			.withPropertyValues("elchi.mail.bounces.host=mail.example.org", "elchi.mail.bounces.username=bounces",
					"elchi.mail.bounces.protocol=pop3")
			.run((context) -> {
				assertThat(context.getBean(BounceMailbox.class).isConfigured()).isTrue();
				assertThat(context.getBean(BounceSettings.class).effectivePort()).isEqualTo(995);
			});
	}

	private List<ReceivedReport> keep(List<ReceivedReport> reports) {
		this.received.addAll(reports);
		return reports;
	}

}
