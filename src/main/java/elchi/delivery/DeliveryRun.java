package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import elchi.mail.Relay;
import elchi.mail.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One mailing being delivered over several connections, each with a thread of its own.
 * Threads are asked to stop and never interrupted: an interrupt would close the files of
 * an embedded database.
 */
final class DeliveryRun {

	private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

	private static final Duration RENEWAL = DeliveryLedger.LEASE.dividedBy(6);

	/** How many to take at a time while many are left. */
	private static final int LARGE_SHARE = 100;

	/** How many to take at a time in the end, so that no connection waits for another. */
	private static final int SMALL_SHARE = 20;

	private final Assignment assignment;

	private final long total;

	private final long begun;

	private final PostOffice office;

	private final Optional<Instant> planned;

	private final DeliveryFigures figures;

	private final RateLimiter limiter;

	private final Turns turns;

	private final Brake brake;

	private final CountDownLatch stop = new CountDownLatch(1);

	private final CountDownLatch working;

	private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

	private final AtomicReference<String> trouble = new AtomicReference<>("");

	private final List<String> owners;

	/**
	 * What each owner has claimed of late: all that it still holds, and a little more.
	 */
	private final Map<String, List<Claim>> taken = new ConcurrentHashMap<>();

	private Instant renewAt;

	private final Map<DeliveryStatus, LongAdder> outcomes = new EnumMap<>(DeliveryStatus.class);

	DeliveryRun(Assignment assignment, PostOffice office, String owner) {
		this.assignment = assignment;
		this.office = office;
		this.owners = IntStream.rangeClosed(1, assignment.settings().connections())
			.mapToObj((number) -> owner + "-" + number)
			.toList();
		this.renewAt = office.clock().instant().plus(RENEWAL);
		this.planned = office.ledger().mailing(assignment.mailing()).map(Mailing::plannedAt);
		this.figures = office.lanes().figures(assignment.settings().lane());
		this.total = office.ledger().claimableNow(assignment.mailing());
		this.begun = office.nanoTime().getAsLong();
		this.limiter = office.lanes().enter(assignment.settings().lane(), assignment.settings().rate());
		this.turns = new Turns(office, assignment.settings().rate());
		this.brake = new Brake(office.brake());
		this.working = new CountDownLatch(assignment.settings().connections());
		for (DeliveryStatus status : DeliveryStatus.values()) {
			this.outcomes.put(status, new LongAdder());
		}
	}

	void start(MessageComposer composer) {
		AtomicInteger number = new AtomicInteger();
		ExecutorService executor = Executors.newFixedThreadPool(this.owners.size(), (work) -> {
			Thread thread = new Thread(work, "deliver-" + this.assignment.mailing() + "-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		});
		Map<String, String> context = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
		for (String owner : this.owners) {
			DeliveryWorker worker = new DeliveryWorker(this, this.office, composer, owner);
			executor.execute(() -> {
				MDC.setContextMap(context);
				MDC.put("mailing", this.assignment.mailing().value());
				try {
					worker.run();
				}
				finally {
					MDC.clear();
					this.working.countDown();
				}
			});
		}
		executor.shutdown();
	}

	/**
	 * Waits for the end.
	 * @return whether it has come
	 */
	boolean await(Duration time) throws InterruptedException {
		return this.working.await(time.toMillis(), TimeUnit.MILLISECONDS);
	}

	void stop() {
		this.stop.countDown();
	}

	void fail(RuntimeException ex) {
		this.failure.compareAndSet(null, ex);
		stop();
	}

	/**
	 * Pauses the mailing and ends this run of it.
	 * @return what to throw
	 */
	PausedException pause(String reason) {
		this.office.ledger().pause(mailing(), reason);
		PausedException paused = new PausedException(mailing(), reason);
		fail(paused);
		return paused;
	}

	/**
	 * Tells the ledger that the senders of this run live, long before it doubts it.
	 * @return whether it was time to
	 */
	boolean renewLeases() {
		Instant now = this.office.clock().instant();
		if (now.isBefore(this.renewAt)) {
			return false;
		}
		List<Claim> held = Stream.concat(this.taken.values().stream().flatMap(List::stream), this.turns.held().stream())
			.toList();
		if (!held.isEmpty()) {
			this.office.ledger().renew(held);
		}
		this.renewAt = now.plus(RENEWAL);
		return true;
	}

	/**
	 * Takes deliveries whose moment has come, for one owner that has none left to begin.
	 * @param last what it took before; two of them may still be on the wire
	 */
	List<Claim> claim(String owner, List<Claim> last) {
		List<Claim> claims = this.office.ledger()
			.claim(mailing(), owner, share(this.total - done(), this.owners.size()));
		this.taken.put(owner, Stream.concat(last.stream(), claims.stream()).toList());
		return claims;
	}

	/**
	 * How many one of the owners takes at a time.
	 */
	static int share(long left, int owners) {
		return (left > 4L * LARGE_SHARE * owners) ? LARGE_SHARE : SMALL_SHARE;
	}

	@Nullable RuntimeException failure() {
		return this.failure.get();
	}

	boolean isStopped() {
		return this.stop.getCount() == 0;
	}

	/**
	 * Waits, but not longer than until the run is stopped.
	 */
	void idle(long nanos) {
		try {
			this.office.pause().await(this.stop, nanos);
		}
		catch (InterruptedException ex) {
			stop();
		}
	}

	/**
	 * For how long a lost server is called again.
	 */
	Duration patience() {
		return this.office.reconnect().multipliedBy(this.assignment.patience());
	}

	/**
	 * Tells the log, but not the same thing twice in a row.
	 */
	void warn(String trouble) {
		if (!trouble.equals(this.trouble.getAndSet(trouble))) {
			LOG.warn("{} mailing={}", trouble, mailing());
		}
	}

	/**
	 * Takes the next moment of the lane and of the relay.
	 * @return nanoseconds until both have come
	 */
	long reserve(Relay relay) {
		long nanos = Math.max(this.limiter.reserve(), this.office.lanes().reserve(relay));
		this.figures.waited(nanos);
		return nanos;
	}

	/**
	 * Takes note of what a server says, which may ask for less mail.
	 */
	void heard(Relay relay, Claim claim, SendResult result) {
		heard(relay, result);
		this.turns.heard(claim, result);
	}

	/**
	 * Takes note of what a server says, whoever the recipient is.
	 */
	void heard(Relay relay, SendResult result) {
		if (result instanceof SendResult.Accepted) {
			this.office.lanes().throttle(relay).accepted();
			return;
		}
		PushBack.in(result)
			.filter((pushBack) -> !pushBack.aboutRecipient())
			.ifPresent((pushBack) -> this.office.lanes().throttle(relay).pushedBack(pushBack.reply()));
	}

	/**
	 * Who waits for their domain.
	 */
	Turns turns() {
		return this.turns;
	}

	/**
	 * The relays and domains that are mailed more slowly, with their rates.
	 */
	String slowed() {
		return Stream.concat(this.office.lanes().slowed().stream(), this.office.domains().slowed().stream())
			.map(Throttle::toString)
			.sorted()
			.collect(Collectors.joining(", "));
	}

	/**
	 * Leaves the lane to the other runs.
	 */
	void leave() {
		this.office.lanes().leave(this.assignment.settings().lane(), this.assignment.settings().rate());
	}

	/**
	 * Counts what a recipient's server said.
	 * @return why the mailing must pause; empty if it need not
	 */
	Optional<String> brake(DeliveryStatus status) {
		boolean failure = status == DeliveryStatus.REJECTED || status == DeliveryStatus.DEFERRED;
		return this.brake.pull(failure) ? Optional.of("Too many failures: " + this.brake) : Optional.empty();
	}

	MailingId mailing() {
		return this.assignment.mailing();
	}

	UncertainPolicy uncertain() {
		return this.assignment.settings().uncertain();
	}

	void count(DeliveryStatus status) {
		counter(status).increment();
		this.figures.count(status);
		if (status == DeliveryStatus.ACCEPTED) {
			Instant now = this.office.clock().instant();
			this.planned.ifPresent((moment) -> this.figures.accepted(Duration.between(moment, now)));
		}
	}

	long outcomes(DeliveryStatus status) {
		return counter(status).sum();
	}

	DeliveryProgress progress() {
		long done = done();
		double seconds = Math.max(1e-3, (this.office.nanoTime().getAsLong() - this.begun) / 1e9);
		return new DeliveryProgress(mailing(), this.total, done, outcomes(DeliveryStatus.ACCEPTED), done / seconds);
	}

	private long done() {
		return this.outcomes.values().stream().mapToLong(LongAdder::sum).sum();
	}

	private LongAdder counter(DeliveryStatus status) {
		LongAdder counter = this.outcomes.get(status);
		if (counter == null) {
			throw new IllegalStateException("No counter for " + status);
		}
		return counter;
	}

}
