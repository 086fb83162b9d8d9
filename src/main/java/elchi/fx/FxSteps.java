package elchi.fx;

import java.util.List;
import java.util.function.Function;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * Steps that jobs build on.
 */
public class FxSteps {

	private final JobRepository repository;

	private final PlatformTransactionManager transactionManager;

	private final QuoteCollector collector;

	private final CollectionPlan plan;

	FxSteps(JobRepository repository, PlatformTransactionManager transactionManager, QuoteCollector collector,
			CollectionPlan plan) {
		this.repository = repository;
		this.transactionManager = transactionManager;
		this.collector = collector;
		this.plan = plan;
	}

	/**
	 * The step {@code collect-quotes}: every given source's current documents and those
	 * of the days since the last collection, or, with the job parameters {@code from} and
	 * {@code to}, the documents of those days from the sources that have history. Each
	 * document is a transaction of its own; a restart asks only for what is missing. A
	 * failing source does not fail the step; if all fail, it does.
	 */
	public Step collect(Function<JobParameters, List<RateSource>> sources) {
		DefaultTransactionAttribute none = new DefaultTransactionAttribute(
				TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
		return new StepBuilder("collect-quotes", this.repository)
			.tasklet(new CollectQuotes(sources), this.transactionManager)
			.transactionAttribute(none)
			.build();
	}

	/**
	 * Reads one document each time it is called, so that a stop is obeyed between two.
	 */
	private final class CollectQuotes implements Tasklet {

		private static final String RUN = "run";

		private final Function<JobParameters, List<RateSource>> sources;

		private CollectQuotes(Function<JobParameters, List<RateSource>> sources) {
			this.sources = sources;
		}

		@Override
		public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
			CollectionRun run = (CollectionRun) context.getAttribute(RUN);
			if (run == null) {
				run = run(contribution.getStepExecution().getJobParameters());
				context.setAttribute(RUN, run);
			}
			if (run.hasNext()) {
				contribution.incrementReadCount();
				contribution.incrementWriteCount(run.next());
			}
			if (!run.hasNext() && run.isSilent()) {
				throw new IllegalStateException(
						"%s of rates; the log names each failure, and a restart asks again".formatted(run.summary()));
			}
			if (!run.hasNext()) {
				contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(run.summary()));
			}
			return RepeatStatus.continueIf(run.hasNext());
		}

		private CollectionRun run(JobParameters parameters) {
			return new CollectionRun(FxSteps.this.collector,
					this.sources.apply(parameters)
						.stream()
						.map((source) -> FxSteps.this.plan.documents(source, parameters))
						.toList());
		}

	}

}
