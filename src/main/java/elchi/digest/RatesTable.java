package elchi.digest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import elchi.digest.DigestView.Mention;
import elchi.digest.DigestView.Rates;
import elchi.digest.DigestView.Row;
import elchi.digest.DigestView.YearRange;
import elchi.digest.EditionDocument.SealedStory;
import elchi.fx.ChangeInterval;
import elchi.fx.SourceLabel;
import elchi.fx.WeeklyFigures;
import elchi.fx.WeeklyFigures.Fixing;
import elchi.fx.WeeklyFigures.State;
import elchi.news.Country;
import org.jspecify.annotations.Nullable;

/**
 * The FX table in words: a row for each currency that a reader wants.
 */
final class RatesTable {

	private static final Map<String, Country> ISSUERS = Map.of("KZT", Country.KZ, "KGS", Country.KG, "TJS", Country.TJ,
			"TMT", Country.TM, "UZS", Country.UZ);

	private final Words words;

	private final Week week;

	private final List<WeeklyFigures> figures;

	private final List<SealedStory> stories;

	RatesTable(Words words, Week week, List<WeeklyFigures> figures, List<SealedStory> stories) {
		this.words = words;
		this.week = week;
		this.figures = figures;
		this.stories = stories;
	}

	/**
	 * The table.
	 * @param chart the chart that goes with it, if there is one
	 */
	Rates rates(DigestView.@Nullable Chart chart) {
		List<Row> rows = this.figures.stream().map(this::row).toList();
		boolean years = rows.stream().anyMatch((row) -> row.year() != null);
		return new Rates(label(), asOf(), rows, years, new TextColumns(this.words).lines(rows), chart, legend(),
				new RatesNotes(this.words, this.week, this.figures).lines());
	}

	private Row row(WeeklyFigures figure) {
		String code = figure.currency().getCurrencyCode();
		Fixing close = figure.close();
		String name = this.words.text("currency." + code);
		if (figure.state() == State.NO_RATE || close == null) {
			return new Row(name, code, Words.NONE, this.words.text("rates.no-rate"), "none", "", "", Words.NONE, null,
					Words.NONE, "", null);
		}
		Change change = change(figure);
		String unit = Optional.ofNullable(figure.unitInDollars())
			.map((dollars) -> this.words.unit(dollars, figure.slack()))
			.orElse(Words.NONE);
		return new Row(name, code, this.words.price(close.price(), figure.slack()), change.text(), change.trend(),
				change.arrow(), change.word(), fourWeeks(figure), year(figure), unit, note(figure, close),
				mention(code));
	}

	private Change change(WeeklyFigures figure) {
		if (figure.pegged()) {
			return new Change(this.words.text("rates.pegged"), "none", "", "");
		}
		ChangeInterval interval = figure.change();
		if (figure.state() != State.CURRENT || interval == null) {
			return new Change(Words.NONE, "none", "", "");
		}
		return SaidChange.of(interval)
			.map(this::change)
			.orElseGet(() -> new Change(this.words.text("rates.too-coarse"), "none", "", ""));
	}

	private Change change(SaidChange said) {
		String trend = switch (said.sign()) {
			case 1 -> "up";
			case -1 -> "down";
			default -> "flat";
		};
		String arrow = switch (said.sign()) {
			case 1 -> "▲";
			case -1 -> "▼";
			default -> "";
		};
		return new Change(this.words.signed(said), trend, arrow, this.words.text("trend." + trend));
	}

	private String fourWeeks(WeeklyFigures figure) {
		ChangeInterval interval = figure.fourWeeks();
		if (figure.pegged() || interval == null) {
			return Words.NONE;
		}
		return SaidChange.of(interval, 1).map(this.words::signed).orElse(this.words.text("rates.too-coarse"));
	}

	private @Nullable YearRange year(WeeklyFigures figure) {
		BigDecimal low = figure.yearLow();
		BigDecimal high = figure.yearHigh();
		Fixing close = figure.close();
		if (figure.pegged() || low == null || high == null || close == null || low.compareTo(high) >= 0) {
			return null;
		}
		BigDecimal place = close.price()
			.subtract(low)
			.movePointRight(2)
			.divide(high.subtract(low), 0, RoundingMode.HALF_UP);
		int percent = Math.min(100, Math.max(0, place.intValueExact()));
		Map<String, String> facts = Map.of("low", this.words.price(low, figure.slack()), "high",
				this.words.price(high, figure.slack()), "close", this.words.price(close.price(), figure.slack()));
		return new YearRange(this.words.price(low, figure.slack()), this.words.price(high, figure.slack()), percent,
				this.words.format("rates.year.alt", facts));
	}

	private String note(WeeklyFigures figure, Fixing close) {
		if (figure.state() != State.CARRIED_FORWARD) {
			return "";
		}
		return this.words.format("rates.as-of", Map.of("date", this.words.day(close.date())));
	}

	private @Nullable Mention mention(String code) {
		Country issuer = ISSUERS.get(code);
		return this.stories.stream()
			.filter((story) -> story.aboutMoney() && story.countries().equals(List.of(Objects.requireNonNull(issuer))))
			.findFirst()
			.map((story) -> new Mention(story.title(), (story.link() != null) ? story.link().toString() : null))
			.orElse(null);
	}

	private String label() {
		Set<SourceLabel> labels = this.figures.stream()
			.map(WeeklyFigures::label)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new));
		List<String> names = new ArrayList<>();
		labels.forEach((label) -> names.add(this.words.text("rates.label." + label)));
		return String.join(", ", names);
	}

	private String asOf() {
		return this.figures.stream()
			.map(WeeklyFigures::close)
			.filter(Objects::nonNull)
			.map(Fixing::date)
			.max(LocalDate::compareTo)
			.map((date) -> this.words.format("rates.as-of", Map.of("date", this.words.weekday(date))))
			.orElse("");
	}

	private String legend() {
		Map<String, List<String>> currencies = new LinkedHashMap<>();
		for (WeeklyFigures figure : this.figures) {
			if (figure.source() != null) {
				currencies.computeIfAbsent(figure.source(), (source) -> new ArrayList<>())
					.add(figure.currency().getCurrencyCode());
			}
		}
		boolean shared = currencies.size() == 1;
		List<String> sources = new ArrayList<>();
		currencies.forEach((source, codes) -> sources.add(shared ? this.words.source(source)
				: "%s (%s)".formatted(this.words.source(source), String.join(", ", codes))));
		return this.words.format("rates.legend",
				Map.of("sources", String.join(", ", sources), "count", sources.size()));
	}

	/**
	 * The change of the week in a cell.
	 */
	private record Change(String text, String trend, String arrow, String word) {
	}

}
