package elchi.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import elchi.delivery.DeliveryLedger;
import elchi.job.JobRunner;
import elchi.template.Phrases;
import elchi.template.Templates;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How one becomes a reader, in the order of what happens.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionProperties.class)
class SignUpConfiguration {

	@Bean
	AddressReader addressReader(SubscriptionProperties properties) {
		return new AddressReader(domains(properties.disposable()));
	}

	@Bean
	Wishes wishes(JdbcClient jdbc) {
		return new Wishes(jdbc);
	}

	@Bean
	ConsentTexts consentTexts(JdbcClient jdbc, Clock clock) {
		return new ConsentTexts(jdbc, clock);
	}

	@Bean
	SignUps signUps(Wishes wishes, ConsentTexts texts, SubscriptionProperties properties,
			PlatformTransactionManager transactionManager, ApplicationEventPublisher events, Clock clock) {
		return new SignUps(wishes, texts, properties, new TransactionTemplate(transactionManager), events, clock);
	}

	@Bean
	ServicePost servicePost(ObjectProvider<DeliveryLedger> ledger, ObjectProvider<JobRunner> runner) {
		return new ServicePost(ledger::getObject, runner::getObject);
	}

	@Bean
	WishAnswers wishAnswers(Wishes wishes, Subscribers subscribers, Links links, ServicePost post) {
		return new WishAnswers(wishes, subscribers, links, post);
	}

	@Bean
	ServiceEnvelope serviceEnvelope(Publisher publisher, Phrases phrases) {
		return new ServiceEnvelope(publisher, phrases);
	}

	@Bean
	ConfirmationComposer confirmationComposer(Wishes wishes, Subscribers subscribers, Links links, Templates templates,
			Phrases phrases, ServiceEnvelope envelope) {
		return new ConfirmationComposer(wishes, subscribers, links, templates, phrases, envelope);
	}

	@Bean
	LinkComposer linkComposer(Wishes wishes, Subscribers subscribers, Links links, Templates templates, Phrases phrases,
			ServiceEnvelope envelope) {
		return new LinkComposer(wishes, subscribers, links, templates, phrases, envelope);
	}

	@Bean
	Confirmations confirmations(Links links, Wishes wishes, Subscribers subscribers, JdbcClient jdbc,
			ConsentTexts texts, ServiceEnvelope envelope, Phrases phrases, ObjectProvider<LatestDigest> digests,
			PlatformTransactionManager transactionManager, ApplicationEventPublisher events, Clock clock) {
		return new Confirmations(links, wishes, subscribers, new Consents(jdbc), texts, envelope, phrases,
				digests::orderedStream, new TransactionTemplate(transactionManager), events, clock);
	}

	@Bean
	Welcome welcome(Wishes wishes, Subscribers subscribers, ServicePost post,
			ObjectProvider<PreferenceSection> sections) {
		return new Welcome(wishes, subscribers, post, sections::orderedStream);
	}

	@Bean
	WelcomeComposer welcomeComposer(Wishes wishes, Subscribers subscribers, Links links, Templates templates,
			Phrases phrases, ServiceEnvelope envelope, ObjectProvider<LatestDigest> digests) {
		return new WelcomeComposer(wishes, subscribers, links, templates, phrases, envelope, digests::orderedStream);
	}

	@Bean
	@Order
	ConsentSection consentSection(JdbcClient jdbc, Templates templates, Phrases phrases) {
		return new ConsentSection(jdbc, templates, phrases);
	}

	private static Set<String> domains(Resource list) {
		try {
			return list.getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.map((line) -> line.strip().toLowerCase(Locale.ROOT))
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read elchi.subscription.disposable, " + list, ex);
		}
	}

}
