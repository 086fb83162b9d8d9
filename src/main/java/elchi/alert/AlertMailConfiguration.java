package elchi.alert;

import java.time.Clock;

import elchi.fx.PairHistories;
import elchi.fx.RateChart;
import elchi.subscription.Links;
import elchi.subscription.Publisher;
import elchi.subscription.Subscribers;
import elchi.template.Phrases;
import elchi.template.Templates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What traders read, and the pages that its links lead to.
 */
@Configuration(proxyBeanMethods = false)
class AlertMailConfiguration {

	@Bean
	AlertEnvelope alertEnvelope(Publisher publisher, Links links, Phrases phrases) {
		return new AlertEnvelope(publisher, links, phrases);
	}

	@Bean
	AlertComposer alertComposer(JdbcClient jdbc, PairHistories histories, Subscribers subscribers, Templates templates,
			Phrases phrases, AlertEnvelope envelope, RateChart chart) {
		return new AlertComposer(new Notifications(jdbc), new EvaluatedFixings(histories), subscribers, templates,
				phrases, envelope, new AlertCharts(chart));
	}

	@Bean
	RulePages rulePages(AlertRules rules, Subscribers subscribers, Phrases phrases, Clock clock) {
		return new RulePages(rules, subscribers, phrases, clock);
	}

	@Bean
	RuleSection ruleSection(AlertRules rules, JdbcClient jdbc, AlertEnvelope envelope, Templates templates,
			Phrases phrases, Clock clock) {
		return new RuleSection(rules, jdbc, envelope, templates, phrases, clock);
	}

}
