package elchi.alert;

import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one evaluation at a time decide, in whichever process: holds a row's lock while
 * the work is done in transactions of its own. A lock dies with its process.
 */
final class EvaluationTurn {

	private static final Logger LOG = LoggerFactory.getLogger(EvaluationTurn.class);

	private static final String LOCK = """
			SELECT id FROM alert_turn WHERE id = 1 FOR UPDATE
			""";

	/** H2 gives up after some seconds; an evaluation of many rules may take longer. */
	private static final int ATTEMPTS = 60;

	private final JdbcClient jdbc;

	private final TransactionTemplate lock;

	private final TransactionTemplate apart;

	EvaluationTurn(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.lock = new TransactionTemplate(transactionManager);
		this.lock.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.apart = new TransactionTemplate(transactionManager);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
	}

	<T> T take(Supplier<T> work) {
		for (int attempt = 1;; attempt++) {
			try {
				return held(work);
			}
			catch (TurnTakenException ex) {
				if (attempt == ATTEMPTS) {
					throw new IllegalStateException("Another evaluation is under way and does not end", ex);
				}
				LOG.debug("Another evaluation is under way attempt={}", attempt);
			}
		}
	}

	private <T> T held(Supplier<T> work) {
		return this.lock.execute((status) -> {
			try {
				this.jdbc.sql(LOCK).query(Long.class).single();
			}
			catch (PessimisticLockingFailureException ex) {
				throw new TurnTakenException(ex);
			}
			return this.apart.execute((outside) -> work.get());
		});
	}

	private static final class TurnTakenException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TurnTakenException(Throwable cause) {
			super(cause);
		}

	}

}
