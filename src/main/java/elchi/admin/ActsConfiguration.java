package elchi.admin;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import elchi.admin.access.AuditLog;
import elchi.alert.HeldMoves;
import elchi.delivery.Addressees;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.LedgerPages;
import elchi.delivery.SendingGuard;
import elchi.delivery.Settlement;
import elchi.digest.Corrections;
import elchi.digest.EditionDesk;
import elchi.digest.EditionForecast;
import elchi.digest.Editions;
import elchi.digest.Revisions;
import elchi.digest.TestEditions;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.subscription.Subscribers;
import elchi.subscription.Suppressions;

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
	Superseded superseded(Corrections corrections) {
		return (mailing) -> corrections.of(mailing)
			.map((by) -> "Mailing %s is corrected by %s; what was wrong is not sent again.".formatted(mailing, by));
	}

	@Bean
	SettleVerb settleVerb(RunBooks books, Settlement settlement, Superseded superseded) {
		return new SettleVerb(books, settlement, superseded);
	}

	@Bean
	RetryFailedVerb retryFailedVerb(RunBooks books, DeliveryLedger ledger, Addressees addressees, Settlement settlement,
			Superseded superseded) {
		return new RetryFailedVerb(books, ledger, addressees, settlement, superseded);
	}

	@Bean
	ResumeVerb resumeVerb(RunBooks books, DeliveryLedger ledger, Settlement settlement, Superseded superseded) {
		return new ResumeVerb(books, ledger, settlement, superseded);
	}

	@Bean
	UnsuppressVerb unsuppressVerb(Subscribers subscribers, Suppressions suppressions, LedgerPages ledger) {
		return new UnsuppressVerb(subscribers, suppressions, ledger);
	}

	@Bean
	RerunVerb rerunVerb(Editions editions, Revisions revisions, RunBooks books, JobRunner runner, Sending sending) {
		return new RerunVerb(editions, revisions, books, runner, sending);
	}

	@Bean
	CorrectVerb correctVerb(Corrections corrections, RunBooks books, Addressees addressees, JobRunner runner,
			Sending sending) {
		return new CorrectVerb(corrections, books, addressees, runner, sending);
	}

	@Bean
	BackupVerb backupVerb(DataSource dataSource) {
		return new BackupVerb(dataSource);
	}

	@Bean
	TestVerb testVerb(TestEditions editions, Sending sending) {
		return new TestVerb(editions, sending);
	}

	@Bean
	EditVerb editVerb(Editions editions, EditionDesk desk, WaitingRuns waiting) {
		return new EditVerb(editions, desk, waiting);
	}

	@Bean
	PauseSendingVerb pauseSendingVerb(SendingGuard guard) {
		return new PauseSendingVerb(guard);
	}

	@Bean
	ResumeSendingVerb resumeSendingVerb(SendingGuard guard) {
		return new ResumeSendingVerb(guard);
	}

	@Bean
	ReleaseHeldVerb releaseHeldVerb(HeldMoves moves, JobDefinitions definitions, JobRunner runner) {
		return new ReleaseHeldVerb(moves, definitions, runner);
	}

	@Bean
	DismissHeldVerb dismissHeldVerb(HeldMoves moves) {
		return new DismissHeldVerb(moves);
	}

	@Bean
	Acts acts(List<Verb<?>> verbs, JdbcClient jdbc, AuditLog audit, PlatformTransactionManager transactions,
			Clock clock) {
		return new Acts(verbs, new RequestKeys(jdbc, clock), audit, new TransactionTemplate(transactions), clock);
	}

}
