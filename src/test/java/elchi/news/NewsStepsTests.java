package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import elchi.fetch.FeedServer;
import elchi.fetch.Fetcher;
import elchi.fetch.Fetchers;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;

class NewsStepsTests {

	private static final Instant MONDAY = Instant.parse("2026-09-21T00:00:00Z");

	private final MutableClock clock = MutableClock.at("2026-09-27T12:00:00Z");

	private final FeedServer server = new FeedServer();

	private final List<Feed> feeds = new ArrayList<>(List.of(feed("a"), feed("b"), feed("c")));

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void oneSourceThatFailsDoesNotFailTheStep(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			show("/a");
			show("/c");
			StepExecution step = run(database, fetcher, new JobParameters());
			assertThat(step.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(step.getStepName()).isEqualTo("collect-news");
			assertThat(step.getExitStatus().getExitDescription()).isEqualTo("2 of 3 sources");
			assertThat(step.getExecutionContext().getInt("news.answering")).isEqualTo(2);
			assertThat(step.getExecutionContext().getInt("news.added")).isEqualTo(2);
			assertThat(new Articles(database.jdbc()).stories(MONDAY, this.clock.instant().plusSeconds(1),
					List.of("a", "b", "c")))
				.hasSize(2);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void silenceOfAllFailsTheStepAndARestartAsksAgain(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			JobParameters parameters = new JobParametersBuilder().addString("week", "2026-W39").toJobParameters();
			StepExecution silent = run(database, fetcher, parameters);
			assertThat(silent.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(silent.getExitStatus().getExitDescription())
				.contains("None of 3 news sources answered: a, b, c.");
			show("/a");
			StepExecution again = run(database, fetcher, parameters);
			assertThat(again.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(again.getExitStatus().getExitDescription()).isEqualTo("1 of 3 sources");
			assertThat(this.server.requests()).hasSize(6);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void sourceOfTheLastTenMinutesIsNotFetchedAgain(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			List.of("/a", "/b", "/c").forEach(this::show);
			run(database, fetcher, new JobParametersBuilder().addString("run", "1").toJobParameters());
			StepExecution second = run(database, fetcher,
					new JobParametersBuilder().addString("run", "2").toJobParameters());
			assertThat(second.getExitStatus().getExitDescription()).isEqualTo("3 of 3 sources");
			assertThat(this.server.requests()).hasSize(3);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void noSourcesAreNoFailure(Database database) throws Exception {
		try (database; Fetcher fetcher = Fetchers.onLoopback(database, this.clock)) {
			this.feeds.clear();
			assertThat(run(database, fetcher, new JobParameters()).getExitStatus().getExitDescription())
				.isEqualTo("0 of 0 sources");
		}
	}

	private StepExecution run(Database database, Fetcher fetcher, JobParameters parameters) throws Exception {
		JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
		factory.setDataSource(database.dataSource());
		factory.setTransactionManager(database.transactionManager());
		factory.afterPropertiesSet();
		JobRepository repository = factory.getObject();
		NewsSteps steps = new NewsSteps(
				new NewsCollector(fetcher, database.jdbc(), database.transactionManager(), this.clock), repository,
				database.transactionManager());
		Job job = new JobBuilder("collect", repository).start(steps.collect((given) -> this.feeds, (given) -> MONDAY))
			.build();
		TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
		operator.setJobRepository(repository);
		operator.setJobRegistry(new MapJobRegistry());
		operator.afterPropertiesSet();
		JobExecution execution = operator.start(job, parameters);
		return execution.getStepExecutions().iterator().next();
	}

	private void show(String path) {
		this.server.answers(path, 200, """
				<rss version="2.0"><channel><title>x</title><item><title>Bridge %s opens to traffic</title>
				<link>https://outlet.example%s</link></item></channel></rss>""".formatted(path, path));
	}

	private Feed feed(String name) {
		URI location = this.server.at("/" + name);
		return new Feed(name, "Outlet " + name, Feed.Form.FEED, location, null, null, List.of(), null);
	}

}
