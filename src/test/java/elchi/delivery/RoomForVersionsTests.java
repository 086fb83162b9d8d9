package elchi.delivery;

import elchi.test.Database;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class RoomForVersionsTests {

	private static final String CLAIM = "UPDATE delivery SET status = 'CLAIMED', owner = 'o', lease_until = now()";

	private static final String INDICES_LEFT_ALONE = "SELECT pg_stat_get_xact_tuples_hot_updated('delivery'::regclass)";

	@Test
	void postgresLeavesTheIndicesAloneWhenTheStatusChanges() throws Exception {
		try (Scene scene = new Scene(Database.postgres()).mailingTo(500)) {
			Long untouched = new TransactionTemplate(scene.database.transactionManager()).execute((status) -> {
				assertThat(scene.database.jdbc().sql(CLAIM).update()).isEqualTo(500);
				return scene.database.jdbc().sql(INDICES_LEFT_ALONE).query(Long.class).single();
			});
			assertThat(untouched).isEqualTo(500);
		}
	}

}
