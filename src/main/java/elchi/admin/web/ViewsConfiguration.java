package elchi.admin.web;

import java.time.Clock;

import elchi.admin.access.Visits;
import elchi.digest.DefinedSources;
import elchi.fx.Quotes;
import elchi.fx.SourceHealths;
import elchi.news.Articles;
import elchi.subscription.Publisher;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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

	@Bean
	SourceViews sourceViews(DefinedSources defined, Articles articles, SourceHealths rates, Quotes quotes,
			SourceViews.Times times) {
		return new SourceViews(defined, articles, rates, quotes, times);
	}

	@Bean
	SourceViews.Times sourceTimes(Clock clock, ConsoleProperties properties, RunWords words, Environment environment) {
		return new SourceViews.Times(clock, properties.zone(), words,
				environment.getProperty("elchi.jobs.schedule", Boolean.class, true));
	}

}
