package elchi.admin;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import elchi.admin.Outcome.Done;
import elchi.admin.access.AuditEntry;
import elchi.admin.access.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does what operators order, whoever asks: the console, a program or the command line.
 * The order's key, the work and the entry in the audit log are one transaction, so that
 * neither a double click nor a crash in the middle does anything twice.
 */
public final class Acts {

	private static final Logger logger = LoggerFactory.getLogger(Acts.class);

	private final Map<Class<?>, Verb<?>> verbs;

	private final RequestKeys keys;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	private final Clock clock;

	Acts(Collection<? extends Verb<?>> verbs, RequestKeys keys, AuditLog audit, TransactionOperations transaction,
			Clock clock) {
		this.verbs = verbs.stream().collect(Collectors.toMap(Verb::act, Function.identity()));
		this.keys = keys;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Looks ahead and changes nothing.
	 * @throws IllegalArgumentException if the act speaks of something that does not exist
	 */
	public Plan plan(Act act) {
		return planned(act);
	}

	/**
	 * Does an act, or answers what was answered to the same order before.
	 * @throws IllegalArgumentException if the act speaks of something that does not exist
	 * @throws IllegalStateException if it cannot be done as things stand
	 */
	public Outcome perform(Act act, Order order) {
		return this.keys.answered(act, order).orElseGet(() -> performOnce(act, order));
	}

	private Outcome performOnce(Act act, Order order) {
		try {
			return Objects.requireNonNull(this.transaction.execute((status) -> performNow(act, order)));
		}
		catch (DataAccessException ex) {
			// Somebody else had the key; their transaction is over, or ours would wait.
			return this.keys.answered(act, order).orElseThrow(() -> ex);
		}
		catch (IllegalArgumentException | IllegalStateException | SendingRefusedException ex) {
			write(act, order, "refused: " + ex.getMessage());
			throw ex;
		}
	}

	private Outcome performNow(Act act, Order order) {
		this.keys.begin(act, order);
		Done done = done(act, order);
		this.keys.end(order, done);
		write(act, order, done.sentence());
		logger.info("Done verb={} object=\"{}\" count={} who=\"{}\" key={}", act.verb(), act.object(), done.count(),
				order.who(), order.key());
		return Outcome.of(act, order, done);
	}

	private void write(Act act, Order order, String outcome) {
		this.audit.record(new AuditEntry(this.clock.instant(), order.who(), act.verb(), act.object(), order.reason(),
				outcome, order.key()));
	}

	@SuppressWarnings("unchecked")
	private <A extends Act> Verb<A> verb(A act) {
		Verb<?> verb = this.verbs.get(act.getClass());
		if (verb == null) {
			throw new IllegalStateException("Nobody knows how to do '%s'".formatted(act.verb()));
		}
		return (Verb<A>) verb;
	}

	private <A extends Act> Plan planned(A act) {
		return verb(act).plan(act);
	}

	private <A extends Act> Done done(A act, Order order) {
		return verb(act).perform(act, order);
	}

}
