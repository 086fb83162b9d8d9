package elchi.alert;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of an evaluation.
 *
 * @param series what is observed
 * @param candidates the rules that an observation concerns
 * @param evaluations the evaluations themselves
 * @param turn who may evaluate
 * @param transaction what is done together, whatever transaction holds the turn
 */
record EvaluationStores(SeriesRows series, Candidates candidates, Evaluations evaluations, EvaluationTurn turn,
		TransactionTemplate transaction) {

	static EvaluationStores of(JdbcClient jdbc, NamedParameterJdbcTemplate batches,
			PlatformTransactionManager transactionManager) {
		TransactionTemplate transaction = new TransactionTemplate(transactionManager);
		transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return new EvaluationStores(new SeriesRows(jdbc, transactionManager), new Candidates(jdbc, batches),
				new Evaluations(jdbc), new EvaluationTurn(jdbc, transactionManager), transaction);
	}

}
