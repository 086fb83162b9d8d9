package elchi.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs of this installation as an operator sees them.
 */
public final class JobRuns {

	private static final String RECENT = """
			SELECT job_execution_id FROM batch_job_execution ORDER BY job_execution_id DESC
			FETCH FIRST :count ROWS ONLY""";

	private static final String KNOWN = """
			SELECT job_execution_id FROM batch_job_execution WHERE job_execution_id = :run""";

	private static final String LAST = """
			SELECT run FROM job_run WHERE definition = :definition ORDER BY run DESC FETCH FIRST 1 ROWS ONLY""";

	private static final String WAITING = """
			SELECT e.job_execution_id FROM batch_job_execution e
			WHERE e.status = 'STOPPED'
			AND (e.exit_code = 'WAITING' OR EXISTS (SELECT 1 FROM batch_step_execution s
				WHERE s.job_execution_id = e.job_execution_id AND s.exit_code = 'WAITING'))
			AND NOT EXISTS (SELECT 1 FROM batch_job_execution later
				WHERE later.job_instance_id = e.job_instance_id AND later.job_execution_id > e.job_execution_id)
			ORDER BY e.job_execution_id""";

	/** Exit code of a run that did nothing, since it was not to be done. */
	static final String SKIPPED = "SKIPPED";

	private static final String RECENT_OF = """
			SELECT run FROM job_run WHERE definition = :definition ORDER BY run DESC
			FETCH FIRST :count ROWS ONLY""";

	private static final String BEFORE = """
			SELECT job_execution_id FROM batch_job_execution WHERE job_execution_id < :before
			ORDER BY job_execution_id DESC FETCH FIRST :count ROWS ONLY""";

	private static final String BEFORE_OF = """
			SELECT run FROM job_run WHERE definition = :definition AND run < :before ORDER BY run DESC
			FETCH FIRST :count ROWS ONLY""";

	private static final String INSTANTS = """
			SELECT started_at, ended_at FROM job_run WHERE run = :run""";

	private final JobRepository repository;

	private final JdbcClient jdbc;

	JobRuns(JobRepository repository, JdbcClient jdbc) {
		this.repository = repository;
		this.jdbc = jdbc;
	}

	/**
	 * The last runs, newest first.
	 */
	public List<JobRun> recent(int count) {
		return this.jdbc.sql(RECENT)
			.param("count", count)
			.query((row, number) -> row.getLong(1))
			.list()
			.stream()
			.flatMap((run) -> find(run).stream())
			.toList();
	}

	/**
	 * The last run of a definition, however many runs of others there were since.
	 */
	public Optional<JobRun> last(String definition) {
		return this.jdbc.sql(LAST).param("definition", definition).query(Long.class).optional().flatMap(this::find);
	}

	/**
	 * The runs that wait for an operator's decision and that nobody has continued.
	 */
	public List<JobRun> waiting() {
		return this.jdbc.sql(WAITING)
			.query((row, number) -> row.getLong(1))
			.list()
			.stream()
			.flatMap((run) -> find(run).stream())
			.toList();
	}

	/**
	 * The last runs of a definition, newest first, however many runs of others there were
	 * since.
	 */
	public List<JobRun> recent(String definition, int count) {
		return this.jdbc.sql(RECENT_OF)
			.param("definition", definition)
			.param("count", count)
			.query((row, number) -> row.getLong(1))
			.list()
			.stream()
			.flatMap((run) -> find(run).stream())
			.toList();
	}

	/**
	 * The last runs before a run, newest first.
	 * @param before number of that run
	 * @param definition the definition that they are of; empty for any
	 */
	public List<JobRun> before(long before, String definition, int count) {
		JdbcClient.StatementSpec statement = definition.isEmpty() ? this.jdbc.sql(BEFORE)
				: this.jdbc.sql(BEFORE_OF).param("definition", definition);
		return statement.param("before", before)
			.param("count", count)
			.query((row, number) -> row.getLong(1))
			.list()
			.stream()
			.flatMap((run) -> find(run).stream())
			.toList();
	}

	/**
	 * The run of that number.
	 */
	public Optional<JobRun> find(long run) {
		// The repository throws for a number that it does not know.
		return this.jdbc.sql(KNOWN)
			.param("run", run)
			.query(Long.class)
			.optional()
			.map(this.repository::getJobExecution)
			.map(this::run);
	}

	JobRun run(JobExecution execution) {
		Instants instants = this.jdbc.sql(INSTANTS)
			.param("run", execution.getId())
			.query((row, number) -> new Instants(instant(row.getObject("started_at", OffsetDateTime.class)),
					instant(row.getObject("ended_at", OffsetDateTime.class))))
			.optional()
			.orElseGet(() -> new Instants(zoned(execution.getStartTime()), zoned(execution.getEndTime())));
		return new JobRun(execution.getId(), definition(execution), execution.getJobInstance().getJobName(),
				identity(execution), status(execution), execution.getExitStatus().getExitCode(), instants.started(),
				instants.ended(), steps(execution), text(execution, "requestedBy"), text(execution, "reason"),
				Failures.words(execution));
	}

	/**
	 * Parameters or arguments in one line, {@code week=2026-W39}.
	 */
	public static String words(Map<String, String> parameters) {
		return new TreeMap<>(parameters).entrySet()
			.stream()
			.map((entry) -> "%s=%s".formatted(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(" "));
	}

	static String definition(JobExecution execution) {
		String name = text(execution, "definition");
		return name.isEmpty() ? execution.getJobInstance().getJobName() : name;
	}

	static JobRun.Status status(JobExecution execution) {
		if (waits(execution)) {
			return JobRun.Status.WAITING;
		}
		if (isLeftOut(execution)) {
			return JobRun.Status.COMPLETED;
		}
		return switch (execution.getStatus()) {
			case STARTING, STARTED -> JobRun.Status.RUNNING;
			case STOPPING -> JobRun.Status.STOPPING;
			case STOPPED -> JobRun.Status.STOPPED;
			case FAILED -> JobRun.Status.FAILED;
			case COMPLETED -> JobRun.Status.COMPLETED;
			case ABANDONED, UNKNOWN -> JobRun.Status.UNKNOWN;
		};
	}

	/**
	 * Whether it was left out before its first step, so that the same work may still be
	 * asked for.
	 */
	static boolean isLeftOut(JobExecution execution) {
		return execution.getStatus() == BatchStatus.STOPPED && execution.getExitStatus().getExitCode().equals(SKIPPED);
	}

	private static boolean waits(JobExecution execution) {
		return execution.getStatus() == BatchStatus.STOPPED
				&& (execution.getExitStatus().getExitCode().equals("WAITING") || execution.getStepExecutions()
					.stream()
					.anyMatch((step) -> step.getExitStatus().getExitCode().equals("WAITING")));
	}

	private static Map<String, String> identity(JobExecution execution) {
		return execution.getJobParameters()
			.parameters()
			.stream()
			.filter((parameter) -> parameter.identifying() && !parameter.name().equals("definition"))
			.collect(Collectors.toMap(JobParameter::name, (parameter) -> String.valueOf(parameter.value())));
	}

	private static String text(JobExecution execution, String parameter) {
		return Optional.ofNullable(execution.getJobParameters().getString(parameter)).orElse("");
	}

	private static List<StepRun> steps(JobExecution execution) {
		return execution.getStepExecutions()
			.stream()
			.filter((step) -> !step.getStepName().contains(":"))
			.sorted(Comparator.comparingLong(StepExecution::getId))
			.map(JobRuns::step)
			.toList();
	}

	private static StepRun step(StepExecution step) {
		Map<String, String> facts = step.getExecutionContext()
			.entrySet()
			.stream()
			.filter((fact) -> !fact.getKey().startsWith("batch.") && !fact.getKey().contains("ItemReader"))
			.collect(Collectors.toMap(Map.Entry::getKey, (fact) -> String.valueOf(fact.getValue())));
		return new StepRun(step.getStepName(), step.getStatus().name(), step.getExitStatus().getExitCode(),
				step.getReadCount(), step.getWriteCount(), step.getSkipCount() + step.getFilterCount(), facts);
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

	/** Batch keeps its times in the zone of the process, whatever that is. */
	private static @Nullable Instant zoned(@Nullable LocalDateTime time) {
		return (time != null) ? time.atZone(ZoneId.systemDefault()).toInstant() : null;
	}

	private record Instants(@Nullable Instant started, @Nullable Instant ended) {
	}

}
