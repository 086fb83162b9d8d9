package elchi.alert;

import java.time.Clock;
import java.util.function.Function;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliverySteps;
import elchi.fx.PairHistories;
import elchi.fx.Quotes;
import elchi.fx.RateSources;
import elchi.fx.Rulings;
import elchi.job.DefinitionType;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;
import elchi.job.RunParameters;
import elchi.subscription.Links;
import elchi.subscription.Subscribers;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The job {@code rate-alerts}, step by step.
 */
@Configuration(proxyBeanMethods = false)
class RateAlertsJobConfiguration {

	static final String JOB = "rate-alerts";

	@Bean
	static DefinitionType<RateAlertsDefinition> rateAlertsDefinition() {
		return new DefinitionType<>(JOB, RateAlertsDefinition.class);
	}

	@Bean
	static RunParameters rateAlertsParameters(Quotes quotes) {
		return new RateAlertsParameters(quotes::upto);
	}

	@Bean
	RateAlertsCheck rateAlertsCheck(JobDefinitions definitions, RateSources sources) {
		return new RateAlertsCheck(definitions, sources);
	}

	/**
	 * A command ends when its own work is done; what it records is evaluated by the next
	 * scheduled run of whoever serves.
	 */
	@Bean
	@Profile("!command")
	NewQuotes newQuotes(JobDefinitions definitions, JobRunner runner) {
		return new NewQuotes(definitions, runner);
	}

	@Bean
	HeldMoves heldMoves(JdbcClient jdbc, PlatformTransactionManager transactionManager, Rulings rulings,
			ApplicationEventPublisher events, Clock clock) {
		return new HeldMoves(jdbc, new TransactionTemplate(transactionManager), rulings, events, clock);
	}

	@Bean
	AlertSteps alertSteps(JdbcClient jdbc, NamedParameterJdbcTemplate batches,
			PlatformTransactionManager transactionManager, JobDefinitions definitions, Subscribers subscribers,
			HeldMoves held, PairHistories histories, DeliveryLedger ledger, Links links, Clock clock) {
		EvaluationStores stores = EvaluationStores.of(jdbc, batches, transactionManager);
		Evaluator evaluator = new Evaluator(stores, new RuleDecisions(stores, subscribers), new Outages(stores, jdbc));
		return new AlertSteps((name) -> definitions.get(name, RateAlertsDefinition.class), stores, evaluator, held,
				new FixingsOf(histories), new Replay(new RuleRows(jdbc), stores.series()), ledger, subscribers, links,
				clock);
	}

	@Bean(JOB)
	Job rateAlerts(JobRepository repository, AlertSteps alerts, DeliverySteps delivery) {
		Step evaluate = step(repository, "evaluate-rules", alerts::evaluate);
		return new JobBuilder(JOB, repository).start(evaluate)
			.on(AlertSteps.NOTHING_TO_TELL)
			.end()
			.from(evaluate)
			.on("COMPLETED")
			.to(step(repository, "enqueue", alerts::enqueue))
			.next(delivery.deliverEach(alerts::mailings, (parameters) -> alerts.definition(parameters).delivery()))
			.next(delivery.balanceEach(alerts::mailings))
			.end()
			.build();
	}

	/**
	 * Without a transaction around it: what is decided is committed a thousand rules at a
	 * time.
	 */
	private static Step step(JobRepository repository, String name, Function<JobParameters, ExitStatus> act) {
		return new StepBuilder(name, repository).tasklet((contribution, context) -> {
			StepExecution execution = contribution.getStepExecution();
			ExitStatus status = act.apply(execution.getJobParameters());
			contribution.setExitStatus(status);
			if (!status.getExitDescription().isEmpty()) {
				execution.getExecutionContext().putString("alerts", status.getExitDescription().replace("\n", "; "));
			}
			return RepeatStatus.FINISHED;
		}, new ResourcelessTransactionManager()).build();
	}

}
