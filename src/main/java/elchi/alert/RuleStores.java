package elchi.alert;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables behind the rules.
 *
 * @param rules the rules
 * @param series what they are held against
 * @param searches how they are found
 * @param past what was decided
 * @param transaction what is done together
 */
record RuleStores(RuleRows rules, SeriesRows series, RuleSearches searches, PastDecisions past,
		TransactionTemplate transaction) {

	static RuleStores of(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
		return new RuleStores(new RuleRows(jdbc), new SeriesRows(jdbc, transactionManager), new RuleSearches(jdbc),
				new PastDecisions(jdbc), new TransactionTemplate(transactionManager));
	}

}
