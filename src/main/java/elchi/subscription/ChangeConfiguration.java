package elchi.subscription;

import java.time.Clock;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.RecipientTraces;
import elchi.template.Phrases;
import elchi.template.Templates;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What readers do by themselves once they are readers.
 */
@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {

	@Bean
	ReadersChoice readersChoice(JdbcClient jdbc, Subscribers subscribers, Clock clock) {
		return new ReadersChoice(jdbc, subscribers, clock);
	}

	@Bean
	AddressChanges addressChanges(AddressChangeRows rows, Wishes wishes, Subscribers subscribers,
			Suppressions suppressions, Links links, SubscriptionProperties properties,
			PlatformTransactionManager transactionManager, ApplicationEventPublisher events, Clock clock) {
		return new AddressChanges(rows, wishes, subscribers, suppressions, links, properties,
				new TransactionTemplate(transactionManager), events, clock);
	}

	@Bean
	AddressMails addressMails(AddressChangeRows rows, AddressChanges changes, ServicePost post) {
		return new AddressMails(rows, changes, post);
	}

	@Bean
	NewAddressComposer newAddressComposer(AddressChangeRows rows, Subscribers subscribers, Links links,
			Templates templates, Phrases phrases, ServiceEnvelope envelope) {
		return new NewAddressComposer(rows, subscribers, links, templates, phrases, envelope);
	}

	@Bean
	FormerAddressComposer formerAddressComposer(AddressChangeRows rows, Subscribers subscribers, Links links,
			Templates templates, Phrases phrases, ServiceEnvelope envelope) {
		return new FormerAddressComposer(rows, subscribers, links, templates, phrases, envelope);
	}

	@Bean
	Disclosures disclosures(JdbcClient jdbc, Subscribers subscribers, Links links, ServicePost post,
			SubscriptionProperties properties, PlatformTransactionManager transactionManager,
			ApplicationEventPublisher events, Clock clock) {
		return new Disclosures(jdbc, subscribers, links, post, properties, new TransactionTemplate(transactionManager),
				events, clock);
	}

	@Bean
	DisclosureComposer disclosureComposer(Disclosures disclosures, Subscribers subscribers, Publisher publisher,
			ObjectProvider<PreferenceSection> sections, Links links, Templates templates, Phrases phrases,
			ServiceEnvelope envelope) {
		return new DisclosureComposer(disclosures, subscribers, new PersonalFile(publisher, sections::orderedStream),
				links, templates, phrases, envelope);
	}

	@Bean
	@Order
	TracesSection tracesSection(JdbcClient jdbc, ObjectProvider<DeliveryLedger> ledger,
			ObjectProvider<RecipientTraces> traces) {
		return new TracesSection(jdbc, ledger::stream, traces::stream);
	}

}
