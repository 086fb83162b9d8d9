package elchi.alert;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import elchi.test.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluatedFixingsTests {

	private static final LocalDate LEAP = LocalDate.parse("2017-09-05");

	@Test
	void aFixingThatALaterOneConfirmedIsReadAsItWasEvaluated(@TempDir Path home) {
		try (EvaluationScene scene = EvaluationScene.before(Database.h2(), home, "cbu", "cbr")) {
			scene.quotes("2017-09-04,USD/UZS,4210.35,cbu", "2017-09-05,USD/UZS,8100.00,cbu",
					"2017-09-06,USD/UZS,8101.00,cbu", "2017-09-02,USD/RUB,57.7706,cbr",
					"2017-09-02,UZS/RUB,0.0137211,cbr", "2017-09-06,USD/RUB,57.8000,cbr",
					"2017-09-06,UZS/RUB,0.0071358,cbr");
			Instant asOf = Instant.parse("2017-09-06T18:59:59Z");
			Occasion occasion = new Occasion("alerts-1", scene.scene.quotes().upto(), asOf, "k1", "", asOf);
			PairHistory history = new EvaluatedFixings(scene.scene.histories()).of(occasion,
					CurrencyPair.parse("UZS/USD"), "cbu", LEAP);
			assertThat(history.fixings()).last()
				.extracting(Fixing::date, Fixing::confirmedBy)
				.containsExactly(LEAP, "cbr");
		}
	}

}
