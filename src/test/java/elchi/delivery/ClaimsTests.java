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
			whileTheFirstAreClaimed(scene, 7,
					() -> assertThat(scene.ledger.claim(Scene.MAILING, "second", 7)).extracting(Claim::subscriber)
						.containsExactly(8L, 9L, 10L, 11L, 12L, 13L, 14L));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whoIsFarBehindIsFoundAndThenNobody(Database database) throws Exception {
		try (Scene scene = new Scene(database).mailingTo(40)) {
			whileTheFirstAreClaimed(scene, 39, () -> {
				assertThat(scene.ledger.claim(Scene.MAILING, "second", 7)).extracting(Claim::subscriber)
					.containsExactly(40L);
				assertThat(scene.ledger.claim(Scene.MAILING, "third", 7)).isEmpty();
			});
		}
	}

	/**
	 * The first claim is not committed yet.
	 */
	private static void whileTheFirstAreClaimed(Scene scene, int count, Runnable others) {
		Instant now = scene.clock.instant();
		new TransactionTemplate(scene.database.transactionManager()).executeWithoutResult((status) -> {
			List<Claim> first = new Claims(scene.database.jdbc()).take(Scene.MAILING, "first", count,
					now.plusSeconds(60), now);
			assertThat(first).extracting(Claim::subscriber).startsWith(1L, 2L, 3L).hasSize(count);
			others.run();
		});
	}

}
