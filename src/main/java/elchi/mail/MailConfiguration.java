package elchi.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Mail goes to the server that {@code spring.mail} names, else to the embedded one if
 * that is wanted, else nowhere.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ MailSettings.class, MailProperties.class })
class MailConfiguration {

	@Bean
	Inbox inbox(@Value("${elchi.home:./data}") Path home) {
		return new Inbox(home.resolve("inbox"));
	}

	@Bean
	MailSetup mailSetup(MailProperties properties, MailSettings settings, @Value("${elchi.home:./data}") Path home) {
		if (StringUtils.hasText(properties.getHost())) {
			return new MailSetup.Relay(properties.getHost(), port(properties));
		}
		if (settings.embedded()) {
			return new MailSetup.Embedded(home.resolve("inbox"));
		}
		return new MailSetup.Absent("No mail server is configured. Set 'spring.mail.host' to send to a server, "
				+ "or 'elchi.mail.embedded=true' to keep all mail in the embedded inbox.");
	}

	@Bean
	EmbeddedServer embeddedServer(Inbox inbox) {
		return new EmbeddedServer(inbox);
	}

	@Bean
	DkimKeys dkimKeys(@Value("${elchi.home:./data}") Path home) {
		return new DkimKeys(home.resolve("dkim"));
	}

	@Bean
	Mailer mailer(MailSetup setup, MailProperties properties, MailSettings settings, EmbeddedServer embedded,
			DkimKeys keys, Clock clock, ObjectProvider<SslBundles> bundles) {
		Supplier<SmtpServer> server = (setup instanceof MailSetup.Embedded) ? embedded::start
				: relay(properties, bundles);
		Deadlines deadlines = new Deadlines();
		// Late, so that the command which makes the keys can start without them.
		Supplier<MessageSigner> signer = SingletonSupplier.of(() -> signer(settings.dkim(), keys, clock));
		return () -> {
			if (setup instanceof MailSetup.Absent absent) {
				throw new MailNotSetUpException(absent.reason());
			}
			return new SmtpConnection(server.get(), deadlines, signer.get(), settings.messagesPerConnection());
		};
	}

	private static MessageSigner signer(MailSettings.Dkim dkim, DkimKeys keys, Clock clock) {
		if (dkim.selectors().isEmpty()) {
			return MessageSigner.NONE;
		}
		if (dkim.domain().isBlank()) {
			throw new MailNotSetUpException("'elchi.mail.dkim.selectors' is set, but 'elchi.mail.dkim.domain' is not");
		}
		return new DkimSigner(dkim.domain(), dkim.selectors().stream().map(keys::read).toList(), clock);
	}

	private static Supplier<SmtpServer> relay(MailProperties properties, ObjectProvider<SslBundles> bundles) {
		boolean secure = isSecure(properties);
		@Nullable String host = properties.getHost();
		SmtpServer server = new SmtpProperties(secure ? "smtps" : "smtp", properties.getProperties(),
				properties.getSsl().isVerifyHostname())
			.server((host != null) ? host : "", port(properties), login(properties), secure,
					Trust.of(properties.getSsl().getBundle(), bundles));
		return () -> server;
	}

	private static SmtpServer.@Nullable Login login(MailProperties properties) {
		@Nullable String username = properties.getUsername();
		@Nullable String password = properties.getPassword();
		return StringUtils.hasText(username) ? new SmtpServer.Login(username, (password != null) ? password : "")
				: null;
	}

	private static boolean isSecure(MailProperties properties) {
		return "smtps".equals(properties.getProtocol()) || properties.getSsl().isEnabled();
	}

	private static int port(MailProperties properties) {
		if (properties.getPort() != null) {
			return properties.getPort();
		}
		return isSecure(properties) ? 465 : 25;
	}

}
