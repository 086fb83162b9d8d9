package elchi.digest;

import java.util.function.Function;

import elchi.delivery.DeliverySteps;
import elchi.fx.FxSteps;
import elchi.fx.RateSources;
import elchi.job.DefinitionType;
import elchi.job.JobDefinitions;
import elchi.news.NewsSteps;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job {@code weekly-digest}, step by step.
 */
@Configuration(proxyBeanMethods = false)
class WeeklyDigestJobConfiguration {

	static final String JOB = "weekly-digest";

	private static final String COLLECT = "COLLECT";

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final JobDefinitions definitions;

	WeeklyDigestJobConfiguration(JobRepository repository, PlatformTransactionManager transactions,
			JobDefinitions definitions) {
		this.repository = repository;
		this.transactions = transactions;
		this.definitions = definitions;
	}

	@Bean
	static DefinitionType<WeeklyDigestDefinition> weeklyDigestDefinition() {
		return new DefinitionType<>(JOB, WeeklyDigestDefinition.class);
	}

	@Bean
	static DigestParameters digestParameters() {
		return new DigestParameters();
	}

	// steps, in running order

	private Step collectNews(NewsSteps steps) {
		return steps.collect((parameters) -> definition(parameters).news(),
				(parameters) -> DigestParameters.edition(parameters)
					.week()
					.start(definition(parameters).schedule().zone()));
	}

	private Step collectQuotes(FxSteps steps, RateSources sources) {
		return steps.collect((parameters) -> definition(parameters).allRateSources(sources));
	}

	private Step act(String name, Function<JobParameters, ExitStatus> act) {
		return tasklet(name, act).build();
	}

	/**
	 * Asked again by every restart: the answer of a step that ended with WAITING would
	 * stand for ever.
	 */
	private Step ask(String name, Function<JobParameters, ExitStatus> act) {
		return tasklet(name, act).allowStartIfComplete(true).build();
	}

	private TaskletStepBuilder tasklet(String name, Function<JobParameters, ExitStatus> act) {
		return new StepBuilder(name, this.repository).tasklet((contribution, context) -> {
			contribution.setExitStatus(act.apply(contribution.getStepExecution().getJobParameters()));
			return RepeatStatus.FINISHED;
		}, this.transactions);
	}

	private static JobExecutionDecider whetherToCollect() {
		return (run, step) -> new FlowExecutionStatus(
				DigestParameters.collects(run.getJobParameters()) ? COLLECT : "FROM THE STORE");
	}

	private Step deliver(DeliverySteps steps) {
		return steps.deliver(DigestParameters::mailing, (parameters) -> definition(parameters).delivery());
	}

	// the job

	@Bean(JOB)
	Job weeklyDigest(NewsSteps news, FxSteps fx, RateSources rateSources, EditionSteps edition,
			DeliverySteps delivery) {
		Step assemble = act("assemble-edition", edition::assemble);
		Step freeze = act("freeze", edition::freeze);
		Step approve = ask("approve", edition::approve);
		Step enqueue = act("enqueue", edition::enqueue);
		JobExecutionDecider decision = whetherToCollect();
		return new JobBuilder(JOB, this.repository).start(decision)
			.on(COLLECT)
			.to(collectNews(news))
			.next(collectQuotes(fx, rateSources))
			.next(assemble)
			.on(EditionSteps.SKIPPED)
			.end(EditionSteps.SKIPPED)
			.from(assemble)
			.on("COMPLETED")
			.to(freeze)
			.next(approve)
			.on(EditionSteps.SKIPPED)
			.end(EditionSteps.SKIPPED)
			.from(approve)
			.on(EditionSteps.WAITING)
			.stop()
			.from(approve)
			.on("COMPLETED")
			.to(enqueue)
			.next(deliver(delivery))
			.next(delivery.balance(DigestParameters::mailing))
			.from(decision)
			.on("*")
			.to(assemble)
			.end()
			.build();
	}

	private WeeklyDigestDefinition definition(JobParameters parameters) {
		return this.definitions.get(DigestParameters.definition(parameters), WeeklyDigestDefinition.class);
	}

}
