package elchi.fx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The aggregate's 52 days of August and September 2026, as they were and as a ticker of
 * five decimals would have printed them.
 */
class ReplayTests {

	@ParameterizedTest(name = "{0} over {1} days at {2}: {3} of {4}, too coarse to say on {5}")
	@CsvSource(textBlock = """
			KZT, 1, 0.005,   8, 51, 27
			KZT, 7, 0.01,   27, 45, 31
			UZS, 1, 0.0025, 17, 51, 51
			UZS, 1, 0.005,   3, 51, 51
			UZS, 1, 0.01,    0, 51, 51
			UZS, 7, 0.02,    0, 45, 45
			TJS, 1, 0.005,   3, 51,  1
			KGS, 1, 0.005,   0, 51,  0
			""")
	void coarseQuotesAreNeverWrongOnlySilent(String code, int days, BigDecimal threshold, int exact, int comparisons,
			int coarse) throws IOException {
		List<Quote> quotes = series(code);
		int over = 0;
		int silent = 0;
		for (int i = days; i < quotes.size(); i++) {
			ChangeInterval change = change(quotes.get(i - days), quotes.get(i), code);
			ChangeInterval seen = change(ticker(quotes.get(i - days)), ticker(quotes.get(i)), code);
			over += change.staysWithin(threshold) ? 0 : 1;
			silent += seen.straddles(threshold) ? 1 : 0;
			assertThat(seen.low()).isLessThanOrEqualTo(change.point());
			assertThat(seen.high()).isGreaterThanOrEqualTo(change.point());
		}
		assertThat(quotes.size() - days).isEqualTo(comparisons);
		assertThat(over).isEqualTo(exact);
		assertThat(silent).isEqualTo(coarse);
	}

	private static ChangeInterval change(Quote from, Quote to, String code) {
		return new Movement(from, to).valueOf(Currency.getInstance(code));
	}

	private static Quote ticker(Quote quote) {
		BigDecimal unit = BigDecimal.ONE.divide(quote.perUnit(), 5, RoundingMode.HALF_UP);
		return Printed.quote(quote.pair().inverse().toString(), unit.toPlainString(), quote.effectiveDate().toString());
	}

	private static List<Quote> series(String code) throws IOException {
		List<Quote> quotes = new ArrayList<>();
		try (QuoteCsv csv = new QuoteCsv(new InputStreamReader(
				new ByteArrayInputStream(Printed.bytes("dollar-series-2026.csv")), StandardCharsets.UTF_8))) {
			csv.forEach((rate) -> {
				if (rate.pair().counter().getCurrencyCode().equals(code)) {
					quotes.add(Printed.quote(rate.pair().toString(), rate.text(), rate.effectiveDate().toString()));
				}
			}, (bad) -> {
			});
		}
		return quotes;
	}

}
