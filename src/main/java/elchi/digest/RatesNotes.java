package elchi.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.fx.WeeklyFigures;
import elchi.fx.WeeklyFigures.Held;
import elchi.fx.WeeklyFigures.State;

/**
 * What stands below the FX table: closes that were carried forward, quotes that were held
 * back.
 */
final class RatesNotes {

	private final Words words;

	private final List<WeeklyFigures> figures;

	RatesNotes(Words words, List<WeeklyFigures> figures) {
		this.words = words;
		this.figures = figures;
	}

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		this.figures.forEach((figure) -> {
			carried(figure, lines);
			held(figure, lines);
		});
		return List.copyOf(lines);
	}

	private void carried(WeeklyFigures figure, List<String> lines) {
		WeeklyFigures.Fixing close = figure.close();
		if (figure.state() == State.CARRIED_FORWARD && close != null) {
			lines.add(this.words.format("rates.carried",
					Map.of("currency", name(figure), "date", this.words.day(close.date()))));
		}
	}

	/**
	 * One line for each reason, since a broken peg often lasts some days.
	 */
	private void held(WeeklyFigures figure, List<String> lines) {
		Map<String, List<Held>> byReason = new LinkedHashMap<>();
		figure.held()
			.forEach((held) -> byReason.computeIfAbsent(held.reason(), (reason) -> new ArrayList<>()).add(held));
		byReason.forEach((reason, quotes) -> lines.add(this.words.format("rates.held",
				Map.of("currency", name(figure), "price", prices(quotes), "dates", dates(quotes), "reason", reason))));
	}

	private String prices(List<Held> quotes) {
		return this.words.list(quotes.stream().map((held) -> this.words.price(held.price())).distinct().toList());
	}

	private String dates(List<Held> quotes) {
		List<LocalDate> dates = quotes.stream().map(Held::date).sorted().toList();
		return this.words.list(dates.stream().map(this.words::day).toList());
	}

	private String name(WeeklyFigures figure) {
		return this.words.text("currency.in." + figure.currency().getCurrencyCode());
	}

}
