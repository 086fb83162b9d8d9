package elchi.admin;

import java.util.List;

import elchi.delivery.Addressees;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.SendingGuard;
import elchi.job.JobDefinitions;
import elchi.mail.MailSetup;
import elchi.subscription.Publisher;
import elchi.subscription.Subscribers;

import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the console and the command line share.
 */
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {

	@Bean
	Addressees addressees(JdbcClient jdbc) {
		return new Addressees(jdbc);
	}

	@Bean
	RunBooks runBooks(DeliveryLedger ledger, Addressees addressees) {
		return new RunBooks(ledger, addressees);
	}

	@Bean
	RuleObjects ruleObjects(Subscribers subscribers) {
		return new RuleObjects(subscribers);
	}

	@Bean
	Sending sending(MailSetup setup, Publisher publisher, JobDefinitions definitions, List<Job> jobs,
			SendingGuard guard) {
		return new Sending(setup, publisher, (definition) -> mails(definitions.get(definition).job(), jobs),
				guard::objection);
	}

	private static boolean mails(String name, List<Job> jobs) {
		return jobs.stream()
			.filter((job) -> job.getName().equals(name))
			.anyMatch((job) -> job instanceof AbstractJob steps && steps.getStepNames().contains("deliver"));
	}

	/**
	 * Commands that only look may do so at any time; what serves, mails.
	 */
	@Bean
	@Profile("!command")
	SmartInitializingSingleton describedPublisher(Sending sending) {
		return sending::requirePublisher;
	}

}
