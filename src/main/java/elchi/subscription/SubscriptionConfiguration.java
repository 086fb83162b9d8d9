package elchi.subscription;

import java.nio.file.Path;
import java.time.Clock;

import elchi.mail.BounceMailbox;
import elchi.mail.EmailAddress;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Publisher.class)
class SubscriptionConfiguration {

	@Bean
	Subscribers subscribers(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock,
			ObjectProvider<PreferenceSection> sections) {
		return new Subscribers(jdbc, transactionManager, clock, sections::orderedStream);
	}

	@Bean
	SubscriberImport subscriberImport(NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactionManager,
			Clock clock) {
		return new SubscriberImport(jdbc, transactionManager, clock);
	}

	@Bean
	SubscriberExport subscriberExport(Subscribers subscribers) {
		return new SubscriberExport(subscribers);
	}

	@Bean
	Links links(@Value("${elchi.home}") Path home, Publisher publisher, ObjectProvider<BounceMailbox> bounces,
			Clock clock) {
		boolean read = bounces.stream().anyMatch(BounceMailbox::isConfigured);
		return new Links(new LinkKeys(home.resolve("link-keys")), publisher,
				read ? EmailAddress.parse("unsubscribe@" + publisher.bounceDomain()) : null, clock);
	}

	@Bean
	Suppressions suppressions(JdbcClient jdbc) {
		return new Suppressions(jdbc);
	}

	@Bean
	AddressChangeRows addressChangeRows(JdbcClient jdbc) {
		return new AddressChangeRows(jdbc);
	}

	@Bean
	ReturnedMail returnedMail(Subscribers subscribers, Links links, AddressChangeRows changes, Clock clock) {
		return new ReturnedMail(subscribers, links, changes, clock);
	}

	@Bean
	Audiences audiences(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
		return new Audiences(jdbc, transactionManager, clock);
	}

	@Bean
	SealedReaders sealedReaders(JdbcClient jdbc, Audiences audiences, PlatformTransactionManager transactionManager,
			Clock clock) {
		return new SealedReaders(jdbc, audiences, transactionManager, clock);
	}

	@Bean
	@Profile("demo")
	@Order(1)
	SampleSubscribers sampleSubscribers(SubscriberImport subscribers) {
		return new SampleSubscribers(subscribers);
	}

}
