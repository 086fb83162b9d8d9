package elchi.admin.cli;

import java.util.function.Function;

import elchi.admin.access.AuditLog;

/**
 * A change that a command makes itself and not as one of the operators' acts. It stands
 * in the audit log when it was made or refused.
 *
 * @param verb the verb, as the console has it, such as {@code rule.stop}
 * @param object to what
 * @param reason why; may be empty
 */
record AuditedChange(String verb, String object, String reason) {

	/**
	 * Makes the change and writes it down.
	 * @param outcome tells of the result what became of it
	 */
	<R, X extends Exception> R make(AuditLog log, Change<R, X> change, Function<R, String> outcome) throws X {
		try {
			R result = change.make();
			record(log, outcome.apply(result));
			return result;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			record(log, "refused: " + ex.getMessage());
			throw ex;
		}
	}

	private void record(AuditLog log, String outcome) {
		log.record(ActOptions.who(), this.verb, this.object, this.reason.strip(), outcome);
	}

	/**
	 * What is done.
	 *
	 * @param <R> type of what comes of it
	 * @param <X> what it may fail with
	 */
	@FunctionalInterface
	interface Change<R, X extends Exception> {

		R make() throws X;

	}

}
