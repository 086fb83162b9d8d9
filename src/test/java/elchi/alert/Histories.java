package elchi.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.PairHistory;
import elchi.fx.Ratio;

/**
 * Histories for tests: of figures given here, or of the real ones of August and September
 * 2026.
 */
final class Histories {

	private static final BigDecimal HALF = new BigDecimal("0.5");

	private Histories() {
	}

	/**
	 * The 52 days of a currency's value in dollars, as printed by the aggregate the other
	 * way round.
	 */
	static PairHistory dollarSeries(String currency) {
		return real(currency, (fixing) -> fixing.inverse());
	}

	/**
	 * The same values printed as dollars per unit with five decimal places, as the ticker
	 * does.
	 */
	static PairHistory ticker(String currency) {
		return real(currency, (fixing) -> fixing(CurrencyPair.of(currency, "USD"), fixing.date(),
				fixing.inverse().value().rounded(5).toPlainString()));
	}

	/**
	 * One fixing a day from a day on.
	 */
	static PairHistory daily(String pair, String firstDay, String... printed) {
		List<Fixing> fixings = new ArrayList<>();
		for (String text : printed) {
			fixings.add(fixing(CurrencyPair.parse(pair), LocalDate.parse(firstDay).plusDays(fixings.size()), text));
		}
		return new PairHistory(CurrencyPair.parse(pair), "test", fixings, List.of(), false);
	}

	private static PairHistory real(String currency, UnaryOperator<Fixing> seen) {
		CurrencyPair printed = CurrencyPair.of("USD", currency);
		List<Fixing> fixings = lines().stream()
			.map((line) -> line.split(",", -1))
			.filter((cells) -> cells[1].equals(printed.toString()))
			.map((cells) -> seen.apply(fixing(printed, LocalDate.parse(cells[0]), cells[2])))
			.toList();
		return new PairHistory(printed.inverse(), "test", fixings, List.of(), currency.equals("TMT"));
	}

	static Fixing fixing(CurrencyPair pair, LocalDate date, String text) {
		BigDecimal printed = new BigDecimal(text);
		BigDecimal half = HALF.movePointLeft(printed.scale());
		return new Fixing(pair, "test", date, 1, Instant.EPOCH, ratio(printed.subtract(half)), ratio(printed),
				ratio(printed.add(half)), null);
	}

	private static Ratio ratio(BigDecimal value) {
		return new Ratio(value, BigDecimal.ONE);
	}

	private static List<String> lines() {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(Histories.class.getResourceAsStream("/elchi/fx/dollar-series-2026.csv")),
				StandardCharsets.UTF_8))) {
			return reader.lines().skip(1).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
