package elchi.alert;

import java.nio.file.Path;

import elchi.delivery.Books;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureTests {

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aTraderWhoIsErasedBeforeTheMailIsStillCounted(Database database, @TempDir Path home) {
		try (EvaluationScene scene = EvaluationScene.before(database, home, "currency-api")) {
			String words = "pair=KZT/USD threshold_percent=1 direction=either window_days=7";
			AlertRule rule = scene.rule("trader@example.com", words);
			scene.rule("desk@example.com", words);
			scene.evaluateAt("2026-08-15T18:00:00Z");
			scene.scene.clock().set("2026-08-16T18:00:00Z");
			scene.steps.evaluate(scene.tick());
			new Erasure(database.jdbc()).of(rule.subscriber());
			scene.scene.subscribers().erase(rule.subscriber(), "test");
			scene.steps.enqueue(scene.tick());
			Books books = scene.ledger.books(scene.mailings().get(0));
			assertThat(books.audience()).isEqualTo(2);
			assertThat(books.balanced()).isTrue();
			assertThat(scene.scene.rules().of(rule.subscriber())).isEmpty();
		}
	}

}
