package elchi.admin;

import java.time.Clock;
import java.util.List;

import elchi.admin.access.AuditLog;
import elchi.delivery.Addressees;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.Settlement;
import elchi.digest.EditionForecast;
import elchi.digest.Editions;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.subscription.Subscribers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What operators can have done.
 */
@Configuration(proxyBeanMethods = false)
class ActsConfiguration {

	@Bean
	WaitingRuns waitingRuns(JobRuns runs, JobRunner runner, Sending sending) {
		return new WaitingRuns(runs, runner, sending);
	}

	@Bean
	RunVerb runVerb(JobDefinitions definitions, JobRunner runner, Sending sending, EditionForecast forecast,
			Subscribers subscribers, Addressees addressees, Clock clock) {
		return new RunVerb(definitions, runner, sending, forecast, new RunVerb.Readers(subscribers, addressees), clock);
	}

	@Bean
	RestartVerb restartVerb(JobRuns runs, JobRunner runner, Sending sending, RunBooks books) {
		return new RestartVerb(runs, runner, sending, books);
	}

	@Bean
	StopVerb stopVerb(JobRuns runs, JobRunner runner) {
		return new StopVerb(runs, runner);
	}

	@Bean
	ApproveVerb approveVerb(Editions editions, WaitingRuns waiting) {
		return new ApproveVerb(editions, waiting);
	}

	@Bean
	SkipVerb skipVerb(Editions editions, WaitingRuns waiting) {
		return new SkipVerb(editions, waiting);
	}

	@Bean
	SettleVerb settleVerb(RunBooks books, Settlement settlement) {
		return new SettleVerb(books, settlement);
	}

	@Bean
	RetryFailedVerb retryFailedVerb(RunBooks books, DeliveryLedger ledger, Addressees addressees,
			Settlement settlement) {
		return new RetryFailedVerb(books, ledger, addressees, settlement);
	}

	@Bean
	ResumeVerb resumeVerb(RunBooks books, DeliveryLedger ledger, Settlement settlement) {
		return new ResumeVerb(books, ledger, settlement);
	}

	@Bean
	Acts acts(List<Verb<?>> verbs, JdbcClient jdbc, AuditLog audit, PlatformTransactionManager transactions,
			Clock clock) {
		return new Acts(verbs, new RequestKeys(jdbc, clock), audit, new TransactionTemplate(transactions), clock);
	}

}
