package elchi.delivery;

import java.time.Instant;
import java.util.List;

import elchi.test.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimsTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoComesWhileOthersClaimGetsTheNext(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(40)) {
			Claims claims = new Claims(database.jdbc());
			Instant now = scene.clock.instant();
			List<Claim> others = new TransactionTemplate(database.transactionManager()).execute((status) -> {
				assertThat(claims.take(Scene.MAILING, "first", 7, now.plusSeconds(60), now))
					.extracting(Claim::subscriber)
					.containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
				return scene.ledger.claim(Scene.MAILING, "second", 7);
			});
			assertThat(others).extracting(Claim::subscriber).containsExactly(8L, 9L, 10L, 11L, 12L, 13L, 14L);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void nobodyIsLeftWhenOthersHoldThemAll(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(40)) {
			Claims claims = new Claims(database.jdbc());
			Instant now = scene.clock.instant();
			List<Claim> others = new TransactionTemplate(database.transactionManager()).execute((status) -> {
				assertThat(claims.take(Scene.MAILING, "first", 39, now.plusSeconds(60), now)).hasSize(39);
				assertThat(scene.ledger.claim(Scene.MAILING, "second", 7)).extracting(Claim::subscriber)
					.containsExactly(40L);
				return scene.ledger.claim(Scene.MAILING, "third", 7);
			});
			assertThat(others).isEmpty();
		}
	}

}
