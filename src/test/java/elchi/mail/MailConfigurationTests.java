package elchi.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(MailConfiguration.class)
		.withBean(Clock.class, () -> MutableClock.at("2026-09-28T02:00:00Z"));

	@TempDir
	Path home;

	@Test
	void withoutAServerTheErrorNamesBothProperties() {
		this.runner.run((context) -> {
			assertThat(context.getBean(MailSetup.class)).isInstanceOf(MailSetup.Absent.class);
			assertThatExceptionOfType(MailNotSetUpException.class)
				.isThrownBy(() -> context.getBean(Mailer.class).connect())
				.withMessageContainingAll("'spring.mail.host'", "'elchi.mail.embedded=true'");
		});
	}

	@Test
	void standardPropertiesNameTheServer() {
		this.runner
			.withPropertyValues("spring.mail.host=mail.example.org", "spring.mail.port=587", "elchi.mail.embedded=true")
			.run((context) -> assertThat(context.getBean(MailSetup.class))
				.isEqualTo(new MailSetup.Relay("mail.example.org", 587, List.of())));
	}

	@Test
	void furtherRelaysAreNamedInOrder() {
		this.runner
			.withPropertyValues("spring.mail.host=mail.example.org", "elchi.mail.rate=50/s",
					"elchi.mail.relays[0].host=second.example.org", "elchi.mail.relays[0].protocol=smtps",
					"elchi.mail.relays[1].host=third.example.org", "elchi.mail.relays[1].rate=20/s")
			.run((context) -> {
				assertThat(((MailSetup.Relay) context.getBean(MailSetup.class)).hosts())
					.containsExactly("mail.example.org", "second.example.org", "third.example.org");
				try (MailConnection connection = context.getBean(Mailer.class).connect()) {
					assertThat(connection.relay()).isEqualTo(new Relay("mail.example.org:25", Rate.of("50/s")));
				}
			});
	}

	@Test
	void everythingThatIsWrongWithARelayIsSaidAtOnce() {
		this.runner
			.withPropertyValues("spring.mail.host=mail.example.org", "elchi.mail.relays[0].protocol=lmtp",
					"elchi.mail.relays[0].port=99999")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContainingAll("it has no host", "'lmtp' is not known", "99999"));
		this.runner.withPropertyValues("elchi.mail.relays[0].host=second.example.org")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("'spring.mail.host' names none"));
	}

	@Test
	void embeddedServerKeepsMailUnderTheHome() {
		this.runner.withPropertyValues("elchi.mail.embedded=true", "elchi.home=" + this.home).run((context) -> {
			try (MailConnection connection = context.getBean(Mailer.class).connect()) {
				connection.send(Letters.to("ann@example.org"));
			}
			assertThat(context.getBean(Inbox.class).entries()).hasSize(1);
			assertThat(this.home.resolve("inbox/00000001.eml")).exists();
		});
	}

	@Test
	void mailIsSignedByTheKeysThatAreNamed() {
		new DkimKeys(this.home.resolve("dkim")).make("2026-11", "news.example.com");
		this.runner
			.withPropertyValues("elchi.mail.embedded=true", "elchi.home=" + this.home,
					"elchi.mail.dkim.domain=news.example.com", "elchi.mail.dkim.selectors=2026-11-rsa,2026-11-ed25519")
			.run((context) -> {
				try (MailConnection connection = context.getBean(Mailer.class).connect()) {
					connection.send(Letters.letter());
				}
				byte[] source = context.getBean(Inbox.class).read("00000001").orElseThrow().source();
				assertThat(new String(source, java.nio.charset.StandardCharsets.US_ASCII)).contains(
						"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=news.example.com;\r\n s=2026-11-rsa;",
						"DKIM-Signature: v=1; a=ed25519-sha256;");
			});
	}

	@Test
	void keyThatIsMissingIsNamedWithTheRemedy() {
		this.runner
			.withPropertyValues("elchi.mail.embedded=true", "elchi.home=" + this.home,
					"elchi.mail.dkim.domain=news.example.com", "elchi.mail.dkim.selectors=lost")
			.run((context) -> assertThatExceptionOfType(MailNotSetUpException.class)
				.isThrownBy(() -> context.getBean(Mailer.class).connect())
				.withMessageContainingAll("The DKIM key 'lost' cannot be read", "lost.pem", "'dkim-keys'"));
	}

}
