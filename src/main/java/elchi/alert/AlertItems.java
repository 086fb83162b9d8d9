package elchi.alert;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import elchi.alert.AlertView.Chart;
import elchi.alert.AlertView.Item;
import elchi.alert.AlertView.Large;
import elchi.alert.Notice.Past;
import elchi.fx.CurrencyPair;
import elchi.fx.Fixing;
import elchi.fx.SourceLabel;
import org.jspecify.annotations.Nullable;

/**
 * Puts single alerts into words.
 */
final class AlertItems {

	private static final String PAIR = "pair";

	private static final String SIGN = "sign";

	private static final String TIMES = "times";

	private static final String CHANGE = "change";

	private static final String LEVEL = "level";

	private static final String VOLATILITY = "volatility";

	private final AlertWords words;

	private final RuleWords rules;

	private final ZoneId zone;

	AlertItems(AlertWords words, ZoneId zone) {
		this.words = words;
		this.rules = new RuleWords(words);
		this.zone = zone;
	}

	/**
	 * The move in a line, {@code KZT +1.02% in 7 days: 442.79 per dollar}.
	 */
	String subject(Move move) {
		Condition condition = move.rule().condition();
		String pair = AlertWords.shortName(move.notice().pair());
		if (condition instanceof Condition.Level level) {
			return this.words.format("subject.level", Map.of(PAIR, pair, SIGN, sign(move), LEVEL,
					this.words.number(level.level()), "price", price(Quotation.own(move.to()), move.to())));
		}
		Map<String, Object> facts = new HashMap<>(
				Map.of(PAIR, pair, "price", price(Quotation.usual(move.to()), move.to()), CHANGE,
						move.change().map((change) -> this.words.change(change, move.bound())).orElse("")));
		if (condition instanceof Condition.Change change) {
			facts.put("window", this.rules.window("window", change.window()));
			return this.words.format("subject.change", facts);
		}
		facts.put(TIMES, this.words.times(move.decided().figure().point()));
		return this.words.format("subject.volatility", facts);
	}

	/**
	 * The same of an outage or its end.
	 */
	String subject(Notice notice) {
		return this.words.format("subject." + key(notice), Map.of(PAIR, notice.pair().toString()));
	}

	/**
	 * An outage or its end.
	 */
	Item item(Notice notice, String link, boolean first) {
		return new Item(this.words.format("lead." + key(notice), Map.of(PAIR, notice.pair().toString())), "", null,
				List.of(rule(notice.rule().rule())), null, List.of(this.words.text(key(notice) + ".next")), link,
				first);
	}

	/**
	 * A move.
	 * @param chartSource where its picture is found; null if there is none
	 */
	Item item(Move move, String link, boolean first, @Nullable String chartSource) {
		String lead = lead(move);
		Quotation usual = Quotation.usual(move.to());
		Chart chart = (chartSource != null) ? new Chart(chartSource,
				AlertWords.sentence(this.words.format("chart.caption",
						Map.of("many", this.words.many(usual.many()), "one", this.words.one(usual.one())))),
				lead) : null;
		return new Item(lead, inverse(move), large(move), facts(move), chart, after(move), link, first);
	}

	private static String key(Notice notice) {
		return notice.kind().equals(Notice.OUTAGE) ? "outage" : "restored";
	}

	private String lead(Move move) {
		CurrencyPair pair = move.notice().pair();
		boolean crossed = move.rule().condition() instanceof Condition.Level;
		Map<String, Object> facts = new HashMap<>(Map.of("base", this.words.name(pair.base()), SIGN, sign(move), "move",
				move(crossed ? Quotation.own(move.to()) : Quotation.usual(move.to()), move)));
		if (move.rule().condition() instanceof Condition.Level level) {
			facts.put(LEVEL, this.words.number(level.level()));
			facts.put("counted", this.words.many(pair.counter()));
			return AlertWords.sentence(this.words.format("lead.level", facts));
		}
		facts.put("counter", this.words.to(pair.counter()));
		facts.put("by", move.change().map((change) -> this.words.by(change, move.bound())).orElse(""));
		if (move.rule().condition() instanceof Condition.Change change) {
			facts.put("window", this.rules.window("window", change.window()));
			return AlertWords.sentence(this.words.format("lead.change", facts));
		}
		facts.put(TIMES, this.words.times(move.decided().figure().point()));
		return AlertWords.sentence(this.words.format("lead.volatility", facts));
	}

	private String inverse(Move move) {
		if (move.rule().condition() instanceof Condition.Level) {
			return this.words.format("lead.round", Map.of("move", move(Quotation.own(move.to()).inverse(), move)));
		}
		return move.inverse()
			.map((change) -> this.words.format("lead.inverse",
					Map.of("one", this.words.one(move.notice().pair().counter()), "by",
							this.words.by(change, move.bound()), SIGN, (change.point().signum() > 0) ? "up" : "down")))
			.orElse("");
	}

	private Large large(Move move) {
		CurrencyPair pair = move.notice().pair();
		Quotation quotation = (move.rule().condition() instanceof Condition.Level) ? Quotation.own(move.to())
				: Quotation.usual(move.to());
		Fixing from = move.from();
		String title = this.words.format("against",
				Map.of("base", this.words.name(pair.base()), "counter", this.words.to(pair.counter())));
		boolean up = move.change()
			.map((change) -> change.point().signum() > 0)
			.orElse(move.decided().sign() == Sign.UP);
		return new Large(AlertWords.sentence(title), span(move.rule()),
				move.change().map((change) -> this.words.change(change, move.bound())).orElse(""), up,
				this.words.text(up ? "trend.up" : "trend.down"),
				(from != null) ? this.words.amount(quotation.price(from)) : "",
				(from != null) ? this.words.day(from.date()) : "", this.words.amount(quotation.price(move.to())),
				this.words.day(move.to().date()),
				this.words
					.format("price", Map.of("price", "", "many", this.words.many(quotation.many()), "one",
							this.words.one(quotation.one())))
					.strip());
	}

	private String span(ThresholdRule rule) {
		return (rule.condition() instanceof Condition.Change change) ? this.rules.window("window", change.window())
				: this.words.text("window.fixing");
	}

	private List<String> facts(Move move) {
		List<String> facts = new ArrayList<>();
		String kind = RuleColumns.kind(move.rule().condition());
		facts.add(this.words.format("why." + kind + "." + move.notice().kind(), Map.of("bound", bound(move))));
		facts.add(rule(move.rule()));
		facts.add(certain(move, kind));
		facts.add(this.words.format("source",
				Map.of("label", this.words.text("source.label." + label(move.to())), "name",
						this.words.source(move.to().source()), "date", this.words.day(move.to().date()), "time",
						this.words.moment(move.to().knownAt(), this.zone))));
		String confirmedBy = move.to().confirmedBy();
		if (confirmedBy != null) {
			facts.add(confirmedBy.equals("operator") ? this.words.text("confirmed.operator")
					: this.words.format("confirmed", Map.of("source", this.words.source(confirmedBy))));
		}
		return facts;
	}

	/**
	 * What a first alert passed is the threshold; later ones passed further wholes of it.
	 */
	private String bound(Move move) {
		boolean further = move.notice().kind().equals(Verdict.FURTHER.name());
		return this.rules.bound(move.rule(), move.decided().sign(), further ? move.decided().step() : 1);
	}

	private String certain(Move move, String kind) {
		Span figure = move.decided().figure();
		return switch (kind) {
			case CHANGE -> this.words.certain(figure);
			case VOLATILITY -> this.words.format("certain.volatility", Map.of("low", this.words.times(nearer(figure))));
			default -> this.words.format("certain.level", certainLevel(move));
		};
	}

	private Map<String, String> certainLevel(Move move) {
		Span price = Quotation.own(move.to()).price(move.to());
		return Map.of("low", this.words.bounded(price.low(), price, false), "high",
				this.words.bounded(price.high(), price, true), "many", this.words.many(move.notice().pair().counter()));
	}

	private static BigDecimal nearer(Span figure) {
		return (figure.low().signum() > 0) ? figure.low() : figure.high();
	}

	private List<String> after(Move move) {
		Past last = move.notice().last();
		String before = (last != null) ? this.words.format("last",
				Map.of("date", this.words.day(last.date()), "figure", figure(move.rule().condition(), last.figure())))
				: this.words.text("last.none");
		return List.of(before, this.rules.next(move.rule(), move.decided()));
	}

	private String figure(Condition condition, Span figure) {
		if (condition instanceof Condition.Change change) {
			return this.words.change(figure, change.threshold().movePointRight(10));
		}
		return (condition instanceof Condition.Level) ? this.words.amount(figure)
				: this.words.format("last.times", Map.of(TIMES, this.words.times(figure.point())));
	}

	private String rule(ThresholdRule rule) {
		return this.words.format("rule", Map.of("rule", this.rules.rule(rule)));
	}

	private static SourceLabel label(Fixing fixing) {
		return SourceLabel.of(fixing.source(), fixing.pair());
	}

	private String price(Quotation quotation, Fixing fixing) {
		String price = this.words.shortAmount(quotation.price(fixing));
		if (quotation.one().getCurrencyCode().equals("USD")) {
			return this.words.format("price.dollar", Map.of("price", price));
		}
		return this.words.format("price", Map.of("price", price, "many", this.words.many(quotation.many()), "one",
				this.words.one(quotation.one())));
	}

	/**
	 * From where to where, in one unit.
	 */
	private String move(Quotation quotation, Move move) {
		Map<String, Object> facts = new HashMap<>(
				Map.of("to", this.words.amount(quotation.price(move.to())), "toDate", this.words.day(move.to().date()),
						"many", this.words.many(quotation.many()), "one", this.words.one(quotation.one())));
		return Optional.ofNullable(move.from()).map((from) -> {
			facts.put("from", this.words.amount(quotation.price(from)));
			facts.put("fromDate", this.words.day(from.date()));
			return this.words.format("move", facts);
		}).orElseGet(() -> this.words.format("move.only", facts));
	}

	private static String sign(Move move) {
		return RuleWords.name(Objects.requireNonNull(move.decided().sign()));
	}

}
