package elchi.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import elchi.test.Database;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LaunchPathTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final List<ConfigurableApplicationContext> APPLICATIONS = new ArrayList<>();

	private static final List<Database> DATABASES = new ArrayList<>();

	@TempDir
	private static Path folder;

	@BeforeAll
	static void startApplications() throws Exception {
		for (Database database : Database.each().toList()) {
			DATABASES.add(database);
			APPLICATIONS.add(start(database, "jdbc"));
		}
		Database memory = Database.h2();
		DATABASES.add(memory);
		APPLICATIONS.add(start(memory, "memory"));
	}

	@AfterAll
	static void stopApplications() {
		APPLICATIONS.forEach(ConfigurableApplicationContext::close);
		DATABASES.forEach(Database::close);
	}

	static List<Named<ConfigurableApplicationContext>> applications() {
		return List.of(Named.of("H2", APPLICATIONS.get(0)), Named.of("PostgreSQL", APPLICATIONS.get(1)),
				Named.of("H2, scheduler in memory", APPLICATIONS.get(2)));
	}

	@BeforeEach
	void restWork() {
		APPLICATIONS.forEach((application) -> application.getBean(Work.class).rest());
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void aRunFailsIsContinuedAndIsNeverDoneTwice(ConfigurableApplicationContext context) throws Exception {
		JobRunner runner = context.getBean(JobRunner.class);
		Work work = work(context);
		work.failure = "the cable is cut";
		RunOutcome first = runner.await(runner.request("weekly", Map.of("week", "2026-W39"), "ann", "a test"),
				PATIENCE);
		assertThat(first).isInstanceOf(RunOutcome.Failed.class);
		JobRun failed = first.run().orElseThrow();
		assertThat(failed.failure()).isEqualTo("work: the cable is cut");
		assertThat(failed.requestedBy()).isEqualTo("ann");
		assertThat(failed.reason()).isEqualTo("a test");
		assertThat(work.failedRuns).hasSize(1);
		couldNotWriteDownItsEnd(context, failed.id());

		work.failure = "";
		RunOutcome second = runner.await(runner.request("weekly", Map.of("week", "2026-W39"), "bob", "again"),
				PATIENCE);
		assertThat(second).isInstanceOf(RunOutcome.Completed.class);
		JobRun done = second.run().orElseThrow();
		assertThat(done.parameters()).containsExactly(Map.entry("week", "2026-W39"));
		assertThat(done.requestedBy()).isEqualTo("bob");
		assertThat(done.steps()).extracting(StepRun::name).containsExactly("work");
		assertThat(done.steps().get(0).facts()).containsEntry("told", "yes");
		assertThat(work.begun).hasValue(1);

		RunOutcome third = runner.await(runner.request("weekly", Map.of("week", "2026-W39"), "bob", ""), PATIENCE);
		assertThat(third).isInstanceOf(RunOutcome.AlreadyComplete.class);
		assertThat(third.sentence()).contains("already");
		assertThat(work.done).hasValue(1);
		assertThat(context.getBean(JobRuns.class).recent(2)).extracting(JobRun::status)
			.containsExactly(JobRun.Status.COMPLETED, JobRun.Status.FAILED);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void aDoubledTriggerIsOneRun(ConfigurableApplicationContext context) throws Exception {
		JobRunner runner = context.getBean(JobRunner.class);
		List<RunTicket> tickets = List.of(runner.request("weekly", Map.of("week", "2026-W10"), "ann", ""),
				runner.request("weekly", Map.of("week", "2026-W10"), "bob", ""),
				runner.request("weekly", Map.of("week", "2026-W10"), "eve", ""));
		int completed = 0;
		for (RunTicket ticket : tickets) {
			RunOutcome outcome = runner.await(ticket, PATIENCE);
			completed += (outcome instanceof RunOutcome.Completed) ? 1 : 0;
		}
		assertThat(completed).isEqualTo(1);
		assertThat(work(context).done).hasValue(1);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void aRunIsStoppedSoftlyAndContinued(ConfigurableApplicationContext context) throws Exception {
		JobRunner runner = context.getBean(JobRunner.class);
		Work work = work(context);
		work.endless = true;
		RunTicket ticket = runner.request("weekly", Map.of("week", "2026-W40"), "ann", "");
		assertThat(work.atWork.await(10, TimeUnit.SECONDS)).isTrue();
		JobRun running = context.getBean(JobRuns.class).recent(1).get(0);
		assertThat(running.status()).isEqualTo(JobRun.Status.RUNNING);
		assertThat(runner.find(ticket.id())).contains(ticket);
		assertThat(runner.await(ticket, Duration.ZERO))
			.asInstanceOf(InstanceOfAssertFactories.type(RunOutcome.Pending.class))
			.as("found while it is at work")
			.satisfies((pending) -> assertThat(pending.run()).map(JobRun::id).contains(running.id()));
		assertThat(runner.find("unheard-of")).isEmpty();
		runner.stop(running.id());
		assertThat(runner.await(ticket, PATIENCE)).isInstanceOf(RunOutcome.Stopped.class);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> runner.stop(running.id()))
			.withMessageContaining("it is STOPPED");

		work.endless = false;
		RunOutcome continued = runner.await(runner.restart(running.id(), "ann", "go on"), PATIENCE);
		assertThat(continued).isInstanceOf(RunOutcome.Completed.class);
		assertThat(continued.run().orElseThrow().parameters()).containsEntry("week", "2026-W40");
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aShutdownStopsItsOwnRunAndTheNextStartContinuesIt(Database database) throws Exception {
		try (database) {
			try (ConfigurableApplicationContext context = start(database, "jdbc")) {
				Work work = work(context);
				work.endless = true;
				context.getBean(JobRunner.class).request("weekly", Map.of("week", "2026-W41"), "ann", "");
				assertThat(work.atWork.await(10, TimeUnit.SECONDS)).isTrue();
			}
			assertThat(status(database)).isEqualTo("STOPPED");
			try (ConfigurableApplicationContext context = start(database, "jdbc")) {
				assertThat(work(context).completed.await(15, TimeUnit.SECONDS)).isTrue();
				context.getBean(OwnRuns.class).awaitIdle(PATIENCE);
			}
			assertThat(status(database)).isEqualTo("COMPLETED");
		}
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void whatWaitsIsContinuedByNameOnly(ConfigurableApplicationContext context) throws Exception {
		JobRunner runner = context.getBean(JobRunner.class);
		Work work = work(context);
		work.waiting = true;
		RunOutcome waiting = runner.await(runner.request("weekly", Map.of("week", "2026-W11"), "ann", ""), PATIENCE);
		assertThat(waiting).isInstanceOf(RunOutcome.Waiting.class);
		work.waiting = false;
		assertThat(runner.await(runner.request("weekly", Map.of("week", "2026-W11"), "ann", ""), PATIENCE))
			.isInstanceOf(RunOutcome.Waiting.class);
		long run = waiting.run().orElseThrow().id();
		assertThat(runner.await(runner.restart(run, "ann", "approved"), PATIENCE))
			.isInstanceOf(RunOutcome.Completed.class);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void aRunThatWasCutOffIsContinued(ConfigurableApplicationContext context) throws Exception {
		JobRepository repository = context.getBean(JobRepository.class);
		JobParameters parameters = new JobParametersBuilder().addString("week", "2026-W12")
			.addString("definition", "weekly")
			.toJobParameters();
		JobExecution execution = repository.createJobExecution(repository.createJobInstance("weekly-job", parameters),
				parameters, new ExecutionContext());
		StepExecution step = repository.createStepExecution("work", execution);
		step.setStatus(BatchStatus.STARTED);
		repository.update(step);
		execution.setStatus(BatchStatus.STARTED);
		repository.update(execution);

		JobRunner runner = context.getBean(JobRunner.class);
		RunOutcome outcome = runner.await(runner.request("weekly", Map.of("week", "2026-W12"), "ann", ""), PATIENCE);
		assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
		assertThat(context.getBean(JobRuns.class).find(execution.getId()).orElseThrow().failure()).contains("cut off");
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void anInstanceWithoutExecutionDoesNotBlockItsWork(ConfigurableApplicationContext context) throws Exception {
		context.getBean(JobRepository.class)
			.createJobInstance("weekly-job",
					new JobParametersBuilder().addString("week", "2026-W13")
						.addString("definition", "weekly")
						.toJobParameters());
		JobRunner runner = context.getBean(JobRunner.class);
		assertThat(runner.await(runner.request("weekly", Map.of("week", "2026-W13"), "ann", ""), PATIENCE))
			.isInstanceOf(RunOutcome.Completed.class);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void aDefinitionAtWorkElsewhereIsNotLaunched(ConfigurableApplicationContext context) throws Exception {
		Nodes other = new Nodes("other", context.getBean(JdbcClient.class));
		other.seen();
		assertThat(other.claim("weekly")).isEqualTo(Nodes.Claim.GRANTED);
		JobRunner runner = context.getBean(JobRunner.class);
		RunOutcome refused = runner.await(runner.request("weekly", Map.of("week", "2026-W14"), "ann", ""), PATIENCE);
		assertThat(refused.sentence()).isEqualTo("weekly is at work in another process (other).");
		other.leave();
		assertThat(runner.await(runner.request("weekly", Map.of("week", "2026-W14"), "ann", ""), PATIENCE))
			.isInstanceOf(RunOutcome.Completed.class);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("applications")
	void aWrongArgumentIsRefusedAtTheRequest(ConfigurableApplicationContext context) throws Exception {
		JobRunner runner = context.getBean(JobRunner.class);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> runner.request("weekly", Map.of("weak", "2026-W39"), "ann", ""))
			.withMessage("Unknown argument 'weak'");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> runner.request("weakly", Map.of(), "ann", ""))
			.withMessageContaining("Did you mean 'weekly'?");
	}

	private static Work work(ConfigurableApplicationContext context) {
		return context.getBean(Work.class);
	}

	private static String status(Database database) {
		return database.jdbc()
			.sql("SELECT status FROM batch_job_execution ORDER BY job_execution_id DESC FETCH FIRST 1 ROWS ONLY")
			.query(String.class)
			.single();
	}

	static ConfigurableApplicationContext start(Database database, String store) throws Exception {
		Files.writeString(folder.resolve("weekly.yaml"), "job: weekly-job\n");
		return start(database, store, folder);
	}

	static ConfigurableApplicationContext start(Database database, String store, Path jobs) {
		return new SpringApplicationBuilder(TestApplication.class).web(WebApplicationType.NONE)
			.properties(Map.of("spring.datasource.url", database.url(), "spring.datasource.username", database.user(),
					"elchi.jobs.location", "file:" + jobs))
			// No other room is here, and one scheduler of a name per process.
			.run("--spring.quartz.job-store-type=" + store,
					"--management.endpoint.health.validate-group-membership=false",
					"--spring.quartz.scheduler-name=s" + database.url().hashCode(),
					"--spring.datasource.url=" + database.url(), "--spring.datasource.hikari.maximum-pool-size=10",
					"--spring.datasource.username=" + database.user());
	}

	/**
	 * As an execution whose database was gone at that moment.
	 */
	private static void couldNotWriteDownItsEnd(ConfigurableApplicationContext context, long run) {
		JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
		jdbc.sql("UPDATE batch_step_execution SET status = 'STARTED' WHERE job_execution_id = :run")
			.param("run", run)
			.update();
		jdbc.sql("UPDATE batch_job_execution SET status = 'UNKNOWN' WHERE job_execution_id = :run")
			.param("run", run)
			.update();
	}

}
