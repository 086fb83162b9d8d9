package elchi.delivery;

import java.time.Clock;

import elchi.mail.BounceMailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job {@code read-bounces}: what came back, visit by visit until the mailbox is
 * empty. It may be restarted at any time.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BounceProperties.class)
class BounceJobConfiguration {

	static final String JOB = "read-bounces";

	private static final Logger LOG = LoggerFactory.getLogger(BounceJobConfiguration.class);

	@Bean
	BounceScores bounceScores(JdbcClient jdbc, BounceProperties properties, Clock clock,
			ApplicationEventPublisher events) {
		return new BounceScores(jdbc, properties, clock, events);
	}

	@Bean
	BounceIntake bounceIntake(JdbcClient jdbc, DeliveryLedger ledger, PlatformTransactionManager transactionManager,
			ApplicationEventPublisher events, Clock clock, BounceProperties properties,
			@Value("${elchi.publisher.domain:elchi.example}") String domain) {
		return new BounceIntake(new Bounces(jdbc), new Originals(jdbc, domain), properties, ledger, transactionManager,
				events, clock);
	}

	@Bean(JOB)
	Job readBounces(JobRepository repository, BounceMailbox mailbox, BounceIntake intake) {
		return new JobBuilder(JOB, repository).start(
				new StepBuilder(JOB, repository)
					.tasklet((contribution, chunk) -> visit(mailbox, intake, contribution),
							new ResourcelessTransactionManager())
					.build())
			.build();
	}

	/**
	 * Whoever left a message there left it for the next run.
	 */
	private static RepeatStatus visit(BounceMailbox mailbox, BounceIntake intake, StepContribution contribution) {
		if (!mailbox.isConfigured()) {
			LOG.debug("No bounce mailbox is configured");
			contribution.setExitStatus(ExitStatus.COMPLETED
				.addExitDescription("No bounce mailbox is configured. Set 'elchi.mail.bounces.host' to read one."));
			return RepeatStatus.FINISHED;
		}
		int deleted = mailbox.visit(intake);
		contribution.incrementWriteCount(deleted);
		return RepeatStatus.continueIf(deleted > 0);
	}

}
