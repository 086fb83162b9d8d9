package elchi.admin.web;

import elchi.admin.access.Visits;
import elchi.subscription.Publisher;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the pages of the ledger, of sources and of rates are made of.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ViewsConfiguration {

	@Bean
	DeliveryLine.Maker deliveryLines(RunWords words, Visits visits, Publisher publisher) {
		return new DeliveryLine.Maker(words, visits, publisher);
	}

	@Bean
	MailingViews mailingViews(RunWords words, Visits visits, DeliveryLine.Maker deliveries) {
		return new MailingViews(words, visits, deliveries);
	}

}
