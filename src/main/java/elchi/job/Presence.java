package elchi.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * The life of this process among the others: says that it lives, continues what a
 * shutdown stopped, and stops its own executions before anything else goes down.
 */
final class Presence implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Presence.class);

	private static final Duration BEAT = Duration.ofSeconds(5);

	private static final Duration SWEEP = Duration.ofMinutes(1);

	/** Shorter than the time that Spring gives a phase to stop. */
	private static final Duration PATIENCE = Duration.ofSeconds(25);

	private final Nodes nodes;

	private final OwnRuns own;

	private final SoftStop softStop;

	private final Sweeper sweeper;

	private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "elchi-presence");
		thread.setDaemon(true);
		return thread;
	});

	private volatile boolean running;

	Presence(Nodes nodes, OwnRuns own, SoftStop softStop, Sweeper sweeper) {
		this.nodes = nodes;
		this.own = own;
		this.softStop = softStop;
		this.sweeper = sweeper;
	}

	/** Nothing escapes {@code quietly} that a future could tell. */
	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void start() {
		this.running = true;
		this.pulse.scheduleAtFixedRate(() -> quietly(this.nodes::seen), BEAT.toMillis(), BEAT.toMillis(),
				TimeUnit.MILLISECONDS);
		this.pulse.scheduleWithFixedDelay(() -> quietly(this.sweeper::sweep), 1, SWEEP.toSeconds(), TimeUnit.SECONDS);
	}

	@Override
	public void stop() {
		this.running = false;
		this.own.running().forEach((run) -> {
			logger.info("run={} is asked to stop: the process ends", run);
			this.sweeper.leave(run);
			this.softStop.stop(run);
		});
		try {
			this.own.awaitIdle(PATIENCE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.pulse.shutdownNow();
		quietly(this.nodes::leave);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stopped first of all: the steps need everything else until they have ended. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	private static void quietly(Runnable act) {
		try {
			act.run();
		}
		catch (RuntimeException ex) {
			logger.warn("The database does not answer: {}", ex.getMessage());
		}
	}

}
