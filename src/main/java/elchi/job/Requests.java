package elchi.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was asked for, and what became of it.
 */
final class Requests {

	private static final String OPEN = """
			INSERT INTO job_request (ticket, definition, arguments, requested_by, reason, requested_at)
			VALUES (:ticket, :definition, :arguments, :requestedBy, :reason, :at)""";

	private static final String BEGIN = """
			UPDATE job_request SET run = :run WHERE ticket = :ticket AND outcome IS NULL""";

	private static final String CLOSE = """
			UPDATE job_request SET outcome = :outcome, run = :run, detail = :detail, ended_at = :at
			WHERE ticket = :ticket AND outcome IS NULL""";

	private static final String FIND = """
			SELECT outcome, run, detail FROM job_request WHERE ticket = :ticket AND outcome IS NOT NULL""";

	private static final String KNOWN = """
			SELECT definition, run FROM job_request WHERE ticket = :ticket""";

	/** How long a waiter sleeps before it looks for an outcome from another node. */
	private static final Duration GLANCE = Duration.ofMillis(500);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition closed = this.lock.newCondition();

	Requests(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	static String newTicket() {
		return UUID.randomUUID().toString();
	}

	void open(Launch launch) {
		this.jdbc.sql(OPEN)
			.param("ticket", launch.ticket())
			.param("definition", launch.definition())
			.param("arguments", JobRuns.words(launch.arguments()))
			.param("requestedBy", launch.requestedBy())
			.param("reason", launch.reason())
			.param("at", launch.requestedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Notes the run that does what was asked for, so that it can be watched.
	 */
	void begin(String ticket, long run) {
		this.jdbc.sql(BEGIN).param("ticket", ticket).param("run", run).update();
	}

	void close(String ticket, RunOutcome outcome) {
		this.jdbc.sql(CLOSE)
			.param("ticket", ticket)
			.param("outcome", outcome.getClass().getSimpleName())
			.param("run", outcome.run().map(JobRun::id).orElse(null))
			.param("detail", outcome.sentence())
			.param("at", now())
			.update();
		this.lock.lock();
		try {
			this.closed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How the request ended, or empty if it has not within the time.
	 */
	Optional<Closed> await(String ticket, Duration patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		this.lock.lock();
		try {
			Optional<Closed> outcome = find(ticket);
			while (outcome.isEmpty() && System.nanoTime() < deadline) {
				long nanos = Math.min(GLANCE.toNanos(), deadline - System.nanoTime());
				boolean signalled = this.closed.await(nanos, TimeUnit.NANOSECONDS);
				outcome = (signalled || nanos > 0) ? find(ticket) : outcome;
			}
			return outcome;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A request, with its run as soon as that has begun.
	 */
	Optional<Known> known(String ticket) {
		return this.jdbc.sql(KNOWN)
			.param("ticket", ticket)
			.query((row, number) -> new Known(row.getString("definition"), row.getObject("run", Long.class)))
			.optional();
	}

	private Optional<Closed> find(String ticket) {
		return this.jdbc.sql(FIND)
			.param("ticket", ticket)
			.query((row, number) -> new Closed(row.getString("outcome"), row.getObject("run", Long.class),
					row.getString("detail")))
			.optional();
	}

	private OffsetDateTime now() {
		Instant now = this.clock.instant();
		return now.atOffset(ZoneOffset.UTC);
	}

	/**
	 * How a request ended.
	 *
	 * @param outcome simple name of the {@link RunOutcome}
	 * @param run number of the run; null if there was none
	 * @param detail the outcome's sentence
	 */
	record Closed(String outcome, @Nullable Long run, String detail) {
	}

	/**
	 * What was asked for.
	 *
	 * @param definition name of the definition
	 * @param run number of the run; null until it has begun
	 */
	record Known(String definition, @Nullable Long run) {
	}

}
