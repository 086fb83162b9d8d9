package elchi.job;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.MDC;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The executions of this very process, and the instants of all. Only one's own may be
 * stopped when the process ends: the repository knows those of other nodes too.
 */
final class OwnRuns implements JobExecutionListener {

	private static final String BEGIN = """
			INSERT INTO job_run (run, definition, node, started_at, handed_over)
			VALUES (:run, :definition, :node, :at, FALSE)""";

	private static final String END = """
			UPDATE job_run SET ended_at = :at WHERE run = :run""";

	private static final String HAND_OVER = """
			UPDATE job_run SET handed_over = TRUE WHERE run = :run""";

	private static final String TAKE = """
			UPDATE job_run SET handed_over = FALSE WHERE run = :run AND handed_over = TRUE""";

	private static final String HANDED_OVER = """
			SELECT run FROM job_run WHERE handed_over = TRUE AND ended_at IS NOT NULL ORDER BY run""";

	private final JdbcClient jdbc;

	private final Requests requests;

	private final String node;

	private final Clock clock;

	private final Map<Long, JobExecution> running = new ConcurrentHashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition ended = this.lock.newCondition();

	OwnRuns(JdbcClient jdbc, Requests requests, String node, Clock clock) {
		this.jdbc = jdbc;
		this.requests = requests;
		this.node = node;
		this.clock = clock;
	}

	@Override
	public void beforeJob(JobExecution execution) {
		this.running.put(execution.getId(), execution);
		MDC.put("run", Long.toString(execution.getId()));
		this.jdbc.sql(BEGIN)
			.param("run", execution.getId())
			.param("definition", JobRuns.definition(execution))
			.param("node", this.node)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		String ticket = execution.getJobParameters().getString(Identity.TICKET);
		if (ticket != null) {
			this.requests.begin(ticket, execution.getId());
		}
	}

	@Override
	public void afterJob(JobExecution execution) {
		MDC.remove("run");
		this.jdbc.sql(END)
			.param("run", execution.getId())
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Forgets what has ended; called once the end is in the repository.
	 */
	void forgetEnded() {
		this.running.values().removeIf((execution) -> !execution.isRunning());
		this.lock.lock();
		try {
			this.ended.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	List<Long> running() {
		return List.copyOf(this.running.keySet());
	}

	/**
	 * Tells the steps at work in this process at once, before they see the repository.
	 */
	void tellSteps(long run) {
		JobExecution execution = this.running.get(run);
		if (execution != null) {
			List.copyOf(execution.getStepExecutions()).forEach(StepExecution::setTerminateOnly);
		}
	}

	void handOver(long run) {
		this.jdbc.sql(HAND_OVER).param("run", run).update();
	}

	/**
	 * The runs that a shutdown stopped and nobody has continued.
	 */
	List<Long> handedOver() {
		return this.jdbc.sql(HANDED_OVER).query((row, number) -> row.getLong("run")).list();
	}

	/**
	 * Takes a handed-over run; one process alone gets it.
	 */
	boolean take(long run) {
		return this.jdbc.sql(TAKE).param("run", run).update() == 1;
	}

	void awaitIdle(Duration patience) throws InterruptedException {
		long left = patience.toNanos();
		this.lock.lock();
		try {
			while (!this.running.isEmpty() && left > 0) {
				left = this.ended.awaitNanos(left);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
