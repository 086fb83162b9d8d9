package elchi.news;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The steps that news contribute to jobs.
 */
public class NewsSteps {

	private final NewsCollector collector;

	private final JobRepository repository;

	private final PlatformTransactionManager transactionManager;

	NewsSteps(NewsCollector collector, JobRepository repository, PlatformTransactionManager transactionManager) {
		this.collector = collector;
		this.repository = repository;
		this.transactionManager = transactionManager;
	}

	/**
	 * The step {@code collect-news}, which collects sources one after the other. A source
	 * that fails does not fail the step, unless all of them do. Restarted, it begins
	 * anew, but uses what was collected within the last ten minutes.
	 * <p>
	 * Its exit description is {@code 7 of 8 sources}; its execution context holds
	 * {@code news.sources}, {@code news.answering} and {@code news.added}.
	 * @param feeds what to collect, by the parameters of the run
	 * @param windowStart how far back listings are paged, by the parameters of the run
	 */
	public Step collect(Function<JobParameters, List<Feed>> feeds, Function<JobParameters, Instant> windowStart) {
		CollectNews collect = new CollectNews(this.collector, feeds, windowStart);
		// No transaction around the whole: each source has its own.
		return new StepBuilder("collect-news", this.repository).tasklet(collect, this.transactionManager)
			.transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
			.listener(collect)
			.build();
	}

}
