package elchi.news;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Collects one source at each call, so that a stop is noticed between two of them.
 */
class CollectNews implements Tasklet, StepExecutionListener {

	private static final String NEXT = "news.next";

	private static final String SOURCES = "news.sources";

	private static final String ANSWERING = "news.answering";

	private static final String ADDED = "news.added";

	private final NewsCollector collector;

	private final Function<JobParameters, List<Feed>> feeds;

	private final Function<JobParameters, Instant> windowStart;

	CollectNews(NewsCollector collector, Function<JobParameters, List<Feed>> feeds,
			Function<JobParameters, Instant> windowStart) {
		this.collector = collector;
		this.feeds = feeds;
		this.windowStart = windowStart;
	}

	@Override
	public void beforeStep(StepExecution execution) {
		List.of(NEXT, ANSWERING, ADDED).forEach((key) -> execution.getExecutionContext().putInt(key, 0));
		execution.getExecutionContext().putInt(SOURCES, this.feeds.apply(execution.getJobParameters()).size());
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
		StepExecution execution = contribution.getStepExecution();
		JobParameters parameters = execution.getJobParameters();
		List<Feed> all = this.feeds.apply(parameters);
		ExecutionContext context = execution.getExecutionContext();
		int next = context.getInt(NEXT);
		if (next < all.size()) {
			count(context, this.collector.collect(all.get(next), this.windowStart.apply(parameters)));
			contribution.incrementReadCount();
			context.putInt(NEXT, next + 1);
		}
		if (next + 1 < all.size()) {
			return RepeatStatus.CONTINUABLE;
		}
		refuseSilence(context, all);
		contribution.setExitStatus(new ExitStatus(ExitStatus.COMPLETED.getExitCode(),
				"%d of %d sources".formatted(context.getInt(ANSWERING), all.size())));
		return RepeatStatus.FINISHED;
	}

	private static void count(ExecutionContext context, Collected collected) {
		context.putInt(ANSWERING, context.getInt(ANSWERING) + (collected.answered() ? 1 : 0));
		context.putInt(ADDED, context.getInt(ADDED) + collected.added());
	}

	private static void refuseSilence(ExecutionContext context, List<Feed> all) {
		if (!all.isEmpty() && context.getInt(ANSWERING) == 0) {
			throw new IllegalStateException(
					"None of %d news sources answered: %s. Their failures are in the log and in the health of the sources."
						.formatted(all.size(), String.join(", ", all.stream().map(Feed::name).toList())));
		}
	}

}
