package elchi.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import elchi.fx.PairHistories;
import elchi.fx.Quotes;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.subscription.Subscribers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuleProperties.class)
class AlertConfiguration {

	@Bean
	AlertRules alertRules(JdbcClient jdbc, PlatformTransactionManager transactionManager, Subscribers subscribers,
			PairHistories histories, Quotes quotes, JobDefinitions definitions, RuleProperties properties,
			Clock clock) {
		return new AlertRules(RuleStores.of(jdbc, transactionManager), subscribers,
				() -> new ChosenFixings(histories, rates(definitions), quotes.upto(), clock.instant()),
				properties.mostRules(), clock);
	}

	@Bean
	RuleImport ruleImport(AlertRules rules, PlatformTransactionManager transactionManager) {
		return new RuleImport(rules, new TransactionTemplate(transactionManager));
	}

	@Bean
	RuleExport ruleExport(AlertRules rules, Subscribers subscribers, Clock clock) {
		return new RuleExport(rules, subscribers, clock);
	}

	@Bean
	@Profile("demo")
	@Order(2)
	SampleRules sampleRules(RuleImport rules) {
		return new SampleRules(rules);
	}

	/**
	 * Sources by currency, of the first definition that names any.
	 */
	private static Map<String, List<String>> rates(JobDefinitions definitions) {
		return definitions.all()
			.stream()
			.map(JobDefinition::settings)
			.filter(RateAlertsDefinition.class::isInstance)
			.map((settings) -> ((RateAlertsDefinition) settings).rates())
			.findFirst()
			.orElse(Map.of());
	}

}
