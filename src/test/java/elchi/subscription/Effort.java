package elchi.subscription;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.management.OperatingSystemMXBean;
import elchi.test.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What work takes: time by the clock, which others on the machine lengthen; the
 * processors' time of this process and of PostgreSQL's, which they hardly do; and the
 * largest heap that outlived a collection, of which there is one each second.
 */
final class Effort implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Effort.class);

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

	private final AtomicLong live = new AtomicLong();

	private final ProcessHandle server;

	Effort(Database database) {
		long backend = database.jdbc().sql("SELECT pg_backend_pid()").query((row, number) -> row.getLong(1)).single();
		this.server = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
		this.watch.scheduleWithFixedDelay(this::sample, 0, 1, TimeUnit.SECONDS);
	}

	/**
	 * Does some work and prints what it took.
	 */
	<T> T of(String what, long readers, Callable<T> work) throws Exception {
		this.live.set(0);
		long begun = System.nanoTime();
		long program = SYSTEM.getProcessCpuTime();
		Duration database = database();
		T result = work.call();
		long nanos = System.nanoTime() - begun;
		long cpu = SYSTEM.getProcessCpuTime() - program;
		sample();
		LOG.warn("Measured crowd={} {}={}s cpu-java={}s cpu-postgresql={}s each={}us live-heap={}MB load={}", readers,
				what, hundredths(nanos), hundredths(cpu), hundredths(database().minus(database).toNanos()),
				Math.round(nanos / 10.0 / readers) / 100.0, this.live.get() >> 20,
				Math.round(SYSTEM.getSystemLoadAverage() * 10) / 10.0);
		return result;
	}

	private void sample() {
		System.gc();
		long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		this.live.accumulateAndGet(used, Math::max);
	}

	/** Of all that live: the pool keeps its connections as long as a benchmark lasts. */
	private Duration database() {
		return this.server.children()
			.flatMap((process) -> process.info().totalCpuDuration().stream())
			.reduce(Duration.ZERO, Duration::plus);
	}

	private static double hundredths(long nanos) {
		return Math.round(nanos / 1e7) / 100.0;
	}

	@Override
	public void close() {
		this.watch.shutdownNow();
	}

}
