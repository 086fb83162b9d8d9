package elchi.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

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
			return new MailSetup.Relay(properties.getHost(), port(properties),
					settings.relays().stream().map(MailSettings.FurtherRelay::host).toList());
		}
		if (!settings.relays().isEmpty()) {
			throw new IllegalArgumentException(
					"'elchi.mail.relays' names %d servers, but 'spring.mail.host' names none; "
						.formatted(settings.relays().size()) + "set it to the one that is called first");
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
	Relays relays(MailSetup setup, MailProperties properties, MailSettings settings, EmbeddedServer embedded,
			ObjectProvider<SslBundles> bundles) {
		return (setup instanceof MailSetup.Relay) ? relays(properties, settings, bundles) : embedded(embedded);
	}

	@Bean
	Mailer mailer(MailSetup setup, MailSettings settings, Relays relays, DkimKeys keys, Clock clock) {
		Deadlines deadlines = new Deadlines();
		// Late, so that the command which makes the keys can start without them.
		Supplier<MessageSigner> signer = SingletonSupplier.of(() -> signer(settings.dkim(), keys, clock));
		return () -> {
			if (setup instanceof MailSetup.Absent absent) {
				throw new MailNotSetUpException(absent.reason());
			}
			return new SmtpConnection(relays, deadlines, signer.get(), settings.messagesPerConnection());
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

	private static Relays embedded(EmbeddedServer embedded) {
		return relays(List.of(new Relays.Route(new Relay("embedded", null), embedded::start)));
	}

	private static Relays relays(MailProperties properties, MailSettings settings, ObjectProvider<SslBundles> bundles) {
		List<Relays.Route> routes = new ArrayList<>();
		SmtpServer first = server(properties, bundles);
		routes.add(new Relays.Route(new Relay(first.toString(), settings.rate()), () -> first));
		for (MailSettings.FurtherRelay further : settings.relays()) {
			SmtpServer server = server(further, bundles);
			routes.add(new Relays.Route(new Relay(server.toString(), further.rate()), () -> server));
		}
		return relays(routes);
	}

	private static Relays relays(List<Relays.Route> routes) {
		return new Relays(routes, System::nanoTime, RandomGenerator.of("SecureRandom"));
	}

	private static SmtpServer server(MailSettings.FurtherRelay relay, ObjectProvider<SslBundles> bundles) {
		return new SmtpProperties(relay.protocol(), relay.properties(), true).server(relay.host(), relay.portOrUsual(),
				login(relay.username(), relay.password()), relay.isSecure(), Trust.of(relay.sslBundle(), bundles));
	}

	private static SmtpServer server(MailProperties properties, ObjectProvider<SslBundles> bundles) {
		boolean secure = isSecure(properties);
		@Nullable String host = properties.getHost();
		return new SmtpProperties(secure ? "smtps" : "smtp", properties.getProperties(),
				properties.getSsl().isVerifyHostname())
			.server((host != null) ? host : "", port(properties),
					login(properties.getUsername(), properties.getPassword()), secure,
					Trust.of(properties.getSsl().getBundle(), bundles));
	}

	private static SmtpServer.@Nullable Login login(@Nullable String username, @Nullable String password) {
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
