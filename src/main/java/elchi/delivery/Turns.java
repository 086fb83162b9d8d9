package elchi.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import elchi.mail.Rate;
import elchi.mail.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * Who waits in one run until their domain may be mailed again, while all others go on.
 * They are claimed and not begun: no attempt is counted, and whoever ends gives them
 * back.
 */
final class Turns {

	private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

	/** How often to look whether one who was put back is due again. */
	private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(500);

	private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);

	private static final int MOST = 5000;

	private static final int SHOWN = 5;

	private final PostOffice office;

	private final Domains domains;

	private final Rate usual;

	private final Map<Domain, Line> lines = new LinkedHashMap<>();

	private final Map<Long, Turn> underWay = new ConcurrentHashMap<>();

	private volatile int waiting;

	private volatile Instant lastReturn = Instant.EPOCH;

	private volatile long lookAt;

	private volatile boolean looks;

	Turns(PostOffice office, Rate usual) {
		this.office = office;
		this.domains = office.domains();
		this.usual = usual;
	}

	/**
	 * Keeps those of a batch that must wait, or puts them back.
	 * @return those that may go at once
	 */
	List<Claim> sort(List<Claim> batch) {
		if (this.domains.areFree() && !areAwaited()) {
			return batch;
		}
		this.looks = !batch.isEmpty();
		this.lookAt = this.office.nanoTime().getAsLong() + GLANCE;
		Map<Long, Domain> limited = this.domains.of(batch);
		if (limited.isEmpty()) {
			return batch;
		}
		List<Claim> free = new ArrayList<>();
		List<Outcome> back = new ArrayList<>();
		sort(batch, limited, free, back);
		if (!back.isEmpty()) {
			this.office.ledger().advance(back, null);
		}
		return free;
	}

	private synchronized void sort(List<Claim> batch, Map<Long, Domain> limited, List<Claim> free, List<Outcome> back) {
		if (this.lines.size() > MOST) {
			this.lines.values().removeIf((line) -> line.waiting().isEmpty());
		}
		for (Claim claim : batch) {
			Domain domain = limited.get(claim.id());
			if (domain == null) {
				free.add(claim);
			}
			else if (!keep(claim, line(domain))) {
				back.add(comeAgain(claim, line(domain)));
			}
		}
	}

	private Line line(Domain domain) {
		return this.lines.computeIfAbsent(domain, (key) -> new Line(key, this.office.nanoTime().getAsLong()));
	}

	private synchronized boolean keep(Claim claim, Line line) {
		if (line.isFull() || this.waiting >= MOST) {
			return false;
		}
		line.waiting().add(claim);
		this.waiting++;
		return true;
	}

	private Outcome comeAgain(Claim claim, Line line) {
		Instant then = this.office.clock().instant().plus(line.comeAgain(this.office.nanoTime().getAsLong()));
		if (then.isAfter(this.lastReturn)) {
			this.lastReturn = then;
		}
		return new Outcome(claim, DeliveryStatus.DUE, "Waits for its turn at " + line.domain().name() + ".", then);
	}

	/**
	 * One who has waited and whose turn it is.
	 */
	@Nullable Claim next(String sender) {
		return (this.waiting == 0) ? null : take(sender);
	}

	private synchronized @Nullable Claim take(String sender) {
		for (Line line : this.lines.values()) {
			Claim claim = line.next(sender);
			if (claim != null) {
				this.waiting--;
				this.underWay.put(claim.id(), new Turn(claim, line.domain(), sender));
				return claim;
			}
		}
		return null;
	}

	/**
	 * Whether there are any for whom to wait, here or in the ledger.
	 */
	boolean areAwaited() {
		return this.waiting > 0 || this.office.clock().instant().isBefore(this.lastReturn);
	}

	/**
	 * Whether the ledger may have more, which it is not asked all the time.
	 */
	boolean isTimeToLook() {
		return this.looks || !areAwaited() || this.office.nanoTime().getAsLong() - this.lookAt >= 0;
	}

	/**
	 * Nanoseconds until it is worth while to ask again.
	 */
	synchronized long untilNext() {
		long nanos = this.looks ? SHORTEST : Math.max(SHORTEST, this.lookAt - this.office.nanoTime().getAsLong());
		for (Line line : this.lines.values()) {
			if (!line.waiting().isEmpty()) {
				nanos = Math.min(nanos, line.domain().untilNext());
			}
		}
		return Math.max(SHORTEST, nanos);
	}

	/**
	 * Takes note of what became of anybody.
	 */
	void heard(Claim claim, SendResult result) {
		Turn turn = end(claim);
		if (turn != null && result instanceof SendResult.Accepted) {
			turn.domain().throttle().accepted();
		}
		PushBack.in(result).filter(PushBack::aboutRecipient).ifPresent((pushBack) -> pushedBack(claim, pushBack));
	}

	/**
	 * That a database fails over this must not keep an outcome from being written down.
	 */
	private void pushedBack(Claim claim, PushBack pushBack) {
		try {
			this.domains.pushedBack(claim, pushBack.reply(), this.usual);
		}
		catch (DataAccessException ex) {
			LOG.debug("Cannot tell who pushed back mailing={} subscriber={}", claim.mailing(), claim.subscriber(), ex);
		}
	}

	/**
	 * Takes note that one is no longer under way.
	 */
	@Nullable Turn end(Claim claim) {
		Turn turn = this.underWay.isEmpty() ? null : this.underWay.remove(claim.id());
		if (turn != null) {
			turn.domain().leave(turn.sender());
		}
		return turn;
	}

	/**
	 * Takes note that a sender ends, whatever it had under way.
	 */
	void leave(String sender) {
		List<Turn> left = this.underWay.values().stream().filter((turn) -> turn.sender().equals(sender)).toList();
		left.forEach((turn) -> end(turn.claim()));
	}

	/**
	 * Those that were claimed a while ago and are not yet written down.
	 */
	synchronized List<Claim> held() {
		return Stream
			.concat(this.lines.values().stream().flatMap((line) -> line.waiting().stream()),
					this.underWay.values().stream().map(Turn::claim))
			.toList();
	}

	/**
	 * The domains that somebody waits for, the first of them by name.
	 */
	synchronized String awaited() {
		List<String> names = this.lines.values()
			.stream()
			.filter((line) -> !line.waiting().isEmpty())
			.map((line) -> line.domain().name())
			.sorted()
			.toList();
		String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
		return (names.size() > SHOWN) ? shown + " and %d more".formatted(names.size() - SHOWN) : shown;
	}

	/**
	 * One who is being sent to.
	 *
	 * @param claim the delivery
	 * @param domain the limited domain
	 * @param sender who sends
	 */
	record Turn(Claim claim, Domain domain, String sender) {
	}

}
