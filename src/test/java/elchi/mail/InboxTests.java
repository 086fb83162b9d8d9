package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InboxTests {

	@TempDir
	Path home;

	@Test
	void acceptedMessageIsOnDiskAndIsThereAfterARestart() throws Exception {
		Inbox inbox = new Inbox(this.home.resolve("inbox"));
		assertThat(inbox.entries()).isEmpty();
		try (EmbeddedServer server = new EmbeddedServer(inbox);
				MailConnection connection = TestMailers.connection(server.start(), 500)) {
			assertThat(connection.send(Letters.to("ann@example.org"))).isInstanceOf(SendResult.Accepted.class);
			assertThat(Files.list(this.home.resolve("inbox"))).hasSize(1);
			assertThat(connection.send(Letters.letter())).isInstanceOf(SendResult.Accepted.class);
		}
		Inbox again = new Inbox(this.home.resolve("inbox"));
		assertThat(again.entries()).extracting(InboxEntry::id).containsExactly("00000002", "00000001");
		assertThat(again.entries().get(0)).satisfies((entry) -> {
			assertThat(entry.subject()).isEqualTo(Letters.SUBJECT);
			assertThat(entry.to()).isEqualTo("Читатель, Алматы <reader@example.org>");
			assertThat(entry.date()).isEqualTo(Letters.letter().date());
		});
		try (EmbeddedServer server = new EmbeddedServer(again);
				MailConnection connection = TestMailers.connection(server.start(), 500)) {
			connection.send(Letters.to("bob@example.org"));
		}
		assertThat(again.entries()).hasSize(3).first().extracting(InboxEntry::id).isEqualTo("00000003");
	}

	@Test
	void messageIsTakenApart() {
		Inbox inbox = new Inbox(this.home);
		try (EmbeddedServer server = new EmbeddedServer(inbox);
				MailConnection connection = TestMailers.connection(server.start(), 500)) {
			connection.send(Letters.letter());
		}
		assertThat(inbox.read("00000001")).hasValueSatisfying((message) -> {
			assertThat(message.text()).startsWith("Тенге подешевел.\r\n.\r\n..\r\n");
			assertThat(message.html()).startsWith("<p>Тенге <b>441,97</b>");
			assertThat(message.images().get("chart").octets()).isEqualTo(Letters.letter().images().get(0).octets());
			assertThat(message.headers()).contains(new InboxMessage.Header("Subject", Letters.SUBJECT));
			assertThat(new String(message.source(), StandardCharsets.ISO_8859_1))
				.contains(new String(Letters.letter().octets(), StandardCharsets.ISO_8859_1).stripTrailing());
		});
		assertThat(inbox.read("00000002")).isEmpty();
		assertThat(inbox.read("../00000001")).isEmpty();
	}

	@Test
	void inboxThatCannotKeepAMessageDefersIt() throws Exception {
		Path file = Files.writeString(this.home.resolve("inbox"), "not a folder");
		try (EmbeddedServer server = new EmbeddedServer(new Inbox(file));
				MailConnection connection = TestMailers.connection(server.start(), 500)) {
			assertThat(connection.send(Letters.to("ann@example.org"))).isInstanceOf(SendResult.Deferred.class);
		}
	}

}
