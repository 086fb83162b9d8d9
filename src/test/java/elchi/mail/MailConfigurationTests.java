package elchi.mail;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(MailConfiguration.class);

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
				.isEqualTo(new MailSetup.Relay("mail.example.org", 587)));
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

}
