package elchi.digest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

	private final Week week;

	private final List<WeeklyFigures> figures;

	RatesNotes(Words words, Week week, List<WeeklyFigures> figures) {
		this.words = words;
		this.week = week;
		this.figures = figures;
	}

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		this.figures.forEach((figure) -> {
			carried(figure, lines);
			held(figure, lines);
		});
		fewer(lines);
		rough(lines);
		return List.copyOf(lines);
	}

	/**
	 * One line for all currencies whose source was silent on a day it usually has.
	 */
	private void fewer(List<String> lines) {
		List<String> fixings = this.figures.stream()
			.filter((figure) -> figure.state() == State.CURRENT && figure.days() < figure.expectedDays())
			.map((figure) -> this.words.format("rates.fixings.of",
					Map.of("currency", name(figure), "days", figure.days(), "expected", figure.expectedDays(), "label",
							this.words.text("rates.label." + figure.label()))))
			.toList();
		if (!fixings.isEmpty()) {
			lines.add(this.words.format("rates.fixings", Map.of("fixings", String.join(", ", fixings))));
		}
	}

	private void rough(List<String> lines) {
		boolean rough = this.figures.stream()
			.anyMatch((figure) -> figure.close() != null
					&& this.words.price(figure.close().price(), figure.slack()).startsWith(Words.ROUGHLY));
		if (rough) {
			lines.add(this.words.text("rates.rough"));
		}
	}

	private void carried(WeeklyFigures figure, List<String> lines) {
		WeeklyFigures.Fixing close = figure.close();
		if (figure.state() == State.CARRIED_FORWARD && close != null) {
			lines.add(this.words.format("rates.carried", Map.of("currency", name(figure), "date",
					this.words.day(close.date()), "days", ChronoUnit.DAYS.between(close.date(), this.week.sunday()))));
		}
	}

	/**
	 * One line for each reason, since a broken peg often lasts some days.
	 */
	private void held(WeeklyFigures figure, List<String> lines) {
		Map<String, List<Held>> byReason = new LinkedHashMap<>();
		figure.held()
			.forEach((held) -> byReason.computeIfAbsent(held.reason(), (reason) -> new ArrayList<>()).add(held));
		byReason.forEach((reason, quotes) -> lines.add(this.words.format("rates.held", Map.of("currency", name(figure),
				"price", prices(figure, quotes), "dates", dates(quotes), "reason", reason))));
	}

	private String prices(WeeklyFigures figure, List<Held> quotes) {
		return this.words
			.list(quotes.stream().map((held) -> this.words.price(held.price(), figure.slack())).distinct().toList());
	}

	private String dates(List<Held> quotes) {
		List<LocalDate> dates = quotes.stream().map(Held::date).sorted().toList();
		return this.words.list(dates.stream().map(this.words::day).toList());
	}

	private String name(WeeklyFigures figure) {
		return this.words.text("currency.in." + figure.currency().getCurrencyCode());
	}

}
