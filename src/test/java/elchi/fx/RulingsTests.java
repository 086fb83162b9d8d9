package elchi.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

import elchi.fx.Rulings.Word;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class RulingsTests {

	private static final Currency TMT = Currency.getInstance("TMT");

	private static final LocalDate DAY = LocalDate.parse("2026-04-01");

	private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aSecondWordChangesNothingAndLeavesTheCallersTransactionWhole(Database database) {
		try (database) {
			Rulings rulings = new Rulings(database.jdbc(), MutableClock.at(NOW.toString()));
			new TransactionTemplate(database.transactionManager()).executeWithoutResult((status) -> {
				assertThat(rulings.dismiss("cbu", TMT, DAY, "an operator", "misprint")).isTrue();
				assertThat(rulings.dismiss("cbu", TMT, DAY, "an operator", "misprint")).isFalse();
				assertThat(rulings.release("cbu", TMT, DAY, "another", "too late")).isFalse();
				assertThat(rulings.release("cbu", TMT, DAY.plusDays(1), "an operator", "seen")).isTrue();
			});
			assertThat(rulings.all()).extracting(Rulings.Ruling::word)
				.containsExactlyInAnyOrder(Word.DISMISSED, Word.RELEASED);
			assertThat(rulings.knownBy(NOW)).hasSize(2);
			assertThat(rulings.knownBy(NOW.minusMillis(1))).isEmpty();
		}
	}

}
