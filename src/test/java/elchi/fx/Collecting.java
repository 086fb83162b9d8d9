package elchi.fx;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import elchi.fetch.Fetcher;
import elchi.test.Database;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs the collecting step as a job of its own.
 */
class Collecting {

	final Quotes quotes;

	final SourceHealths healths;

	final List<QuotesRecorded> events = new ArrayList<>();

	private final FxSteps steps;

	private final JobRepository repository;

	private int runs;

	Collecting(Database database, Fetcher fetcher, Clock clock) {
		this.quotes = new Quotes(database.jdbc());
		this.healths = new SourceHealths(database.jdbc());
		this.repository = repository(database);
		PastDocuments past = new PastDocuments(database.jdbc());
		CollectionPlan plan = new CollectionPlan(Providers.all(), this.quotes, past, clock);
		QuoteCollector collector = new QuoteCollector(fetcher, Providers.all(),
				new CollectionStores(this.quotes, this.healths, past, plan), database.transactionManager(),
				this::publish, clock);
		this.steps = new FxSteps(this.repository, database.transactionManager(), collector, plan);
	}

	StepExecution run(Map<String, String> parameters, RateSource... sources) {
		Job job = new JobBuilder("collect", this.repository).start(this.steps.collect((given) -> List.of(sources)))
			.build();
		JobParametersBuilder builder = new JobParametersBuilder().addString("run", String.valueOf(++this.runs));
		parameters.forEach(builder::addString);
		JobExecution execution = this.repository.createJobExecution(
				this.repository.createJobInstance("collect", builder.toJobParameters()), builder.toJobParameters(),
				new ExecutionContext());
		execute(job, execution);
		return execution.getStepExecutions().iterator().next();
	}

	private static void execute(Job job, JobExecution execution) {
		try {
			job.execute(execution);
		}
		catch (JobInterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void publish(Object event) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("Published outside the transaction that records");
		}
		this.events.add((QuotesRecorded) event);
	}

	private static JobRepository repository(Database database) {
		try {
			JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
			factory.setDataSource(database.dataSource());
			factory.setTransactionManager(database.transactionManager());
			factory.afterPropertiesSet();
			return factory.getObject();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
