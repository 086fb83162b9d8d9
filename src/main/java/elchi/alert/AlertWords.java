package elchi.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.ibm.icu.text.TimeZoneNames;
import elchi.fx.CurrencyPair;
import elchi.template.Phrases;

/**
 * Figures, days and names of alerts in one language. No figure has more digits than what
 * is known of it supports.
 */
final class AlertWords {

	private static final BigDecimal HALF = new BigDecimal("0.5");

	/** Enough to see a move of a tenth of a percent. */
	private static final int DIGITS = 6;

	private static final int FEWER_DIGITS = 5;

	/** What is certain to a thousandth of a percentage point needs no finer words. */
	private static final BigDecimal FINEST = new BigDecimal("0.001");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private final Phrases phrases;

	AlertWords(Phrases phrases) {
		this.phrases = phrases;
	}

	String text(String key) {
		return this.phrases.text("alert." + key);
	}

	String format(String key, Map<String, ?> arguments) {
		return this.phrases.format("alert." + key, arguments);
	}

	String language() {
		return this.phrases.locale().toLanguageTag();
	}

	/** {@code the tenge}. */
	String name(Currency currency) {
		return format("currency", code(currency));
	}

	/** {@code the tenge}, as it stands after "against". */
	String to(Currency currency) {
		return format("currency.to", code(currency));
	}

	/** One unit, {@code tenge}. */
	String one(Currency currency) {
		return format("currency.one", code(currency));
	}

	/** What amounts are counted in, {@code dollars}. */
	String many(Currency currency) {
		return format("currency.many", code(currency));
	}

	/** {@code National Bank of Kazakhstan} for {@code nbk}. */
	String source(String name) {
		return this.phrases.format("digest.source", Map.of("name", name));
	}

	/**
	 * A value with the digits that are certain, at most six.
	 */
	String amount(Span value) {
		return amount(value, DIGITS);
	}

	/**
	 * The same for a subject, at most five.
	 */
	String shortAmount(Span value) {
		return amount(value, FEWER_DIGITS);
	}

	private String amount(Span value, int digits) {
		BigDecimal error = value.high().subtract(value.point()).max(value.point().subtract(value.low()));
		int decimals = Math.max(0, digits - value.point().precision() + value.point().scale());
		while (decimals > 0 && error.compareTo(HALF.movePointLeft(decimals)) > 0) {
			decimals--;
		}
		return this.phrases.number(value.point(), decimals, decimals);
	}

	/**
	 * An end of an interval, rounded outwards where its width is seen.
	 */
	String bounded(BigDecimal end, Span value, boolean up) {
		BigDecimal width = value.high().subtract(value.low());
		int decimals = Math.min(12, Math.max(0, width.scale() - width.precision() + 1));
		BigDecimal said = end.setScale(decimals, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
		return this.phrases.number(said, decimals, decimals);
	}

	/** A number that somebody wrote, {@code 0.105}. */
	String number(BigDecimal written) {
		return this.phrases.number(written, 0, 10);
	}

	/** A percentage that somebody wrote, {@code 1.5%} for {@code 0.015}. */
	String percent(BigDecimal fraction) {
		return number(fraction.movePointRight(2)) + "%";
	}

	/** The same with its sign. */
	String signedPercent(BigDecimal fraction) {
		return this.phrases.signed(fraction.movePointRight(2), 0, 10) + "%";
	}

	/**
	 * A change with its sign, {@code +1.02%}.
	 * @param bound what it does not reach; a figure that would be rounded up to it is cut
	 * off
	 */
	String change(Span change, BigDecimal bound) {
		return said(change, bound).map((said) -> this.phrases.signed(said, said.scale(), said.scale()) + "%")
			.orElseGet(() -> format("by.least", Map.of("percent", least(change, true))));
	}

	/**
	 * The size of a change in a sentence, {@code 1.02%} or {@code at least 6.23%}.
	 */
	String by(Span change, BigDecimal bound) {
		return said(change, bound)
			.map((said) -> format("by",
					Map.of("percent", this.phrases.number(said.abs(), said.scale(), said.scale()) + "%")))
			.orElseGet(() -> format("by.least", Map.of("percent", least(change, false))));
	}

	/**
	 * A change in percent with two digits or one; empty if not even one is supported.
	 */
	private static Optional<BigDecimal> said(Span change, BigDecimal bound) {
		BigDecimal halfWidth = change.high().subtract(change.low()).multiply(HALF).movePointRight(2);
		for (int digits = 2; digits > 0; digits--) {
			if (halfWidth.compareTo(HALF.movePointLeft(digits)) <= 0) {
				BigDecimal percent = change.point().movePointRight(2);
				BigDecimal said = percent.setScale(digits, RoundingMode.HALF_EVEN);
				boolean claimed = said.abs().compareTo(bound.movePointRight(2)) >= 0
						&& change.point().abs().compareTo(bound) < 0;
				return Optional.of(claimed ? percent.setScale(digits, RoundingMode.DOWN) : said);
			}
		}
		return Optional.empty();
	}

	/**
	 * The end of an interval that is nearer to nothing.
	 */
	private String least(Span change, boolean signed) {
		BigDecimal near = (change.low().signum() > 0) ? change.low() : change.high();
		BigDecimal percent = near.movePointRight(2).setScale(2, RoundingMode.DOWN);
		return (signed ? this.phrases.signed(percent, 2, 2) : this.phrases.number(percent.abs(), 2, 2)) + "%";
	}

	/**
	 * How a change is certain: give or take little, or between two ends.
	 */
	String certain(Span change) {
		BigDecimal low = change.low().movePointRight(2);
		BigDecimal high = change.high().movePointRight(2);
		BigDecimal point = change.point().movePointRight(2);
		BigDecimal error = high.subtract(point)
			.max(point.subtract(low))
			.max(FINEST)
			.round(new MathContext(1, RoundingMode.CEILING));
		int digits = Math.max(2, error.stripTrailingZeros().scale());
		if (digits > 2) {
			return format("certain", Map.of("change", this.phrases.signed(point, digits, digits) + "%", "bound",
					this.phrases.number(error, 0, 12)));
		}
		return format("certain.between",
				Map.of("low", this.phrases.signed(low.setScale(2, RoundingMode.FLOOR), 2, 2) + "%", "high",
						this.phrases.signed(high.setScale(2, RoundingMode.CEILING), 2, 2) + "%"));
	}

	/**
	 * A number of deviations, rounded towards nothing, {@code 4.5}.
	 */
	String times(BigDecimal multiple) {
		BigDecimal times = multiple.abs().setScale(1, RoundingMode.DOWN);
		return this.phrases.number(times, 0, 1);
	}

	/** {@code 26 Sep}. */
	String day(LocalDate date) {
		return this.phrases.date(date, "dMMM");
	}

	/** {@code 26 September 2026}. */
	String fullDay(LocalDate date) {
		return this.phrases.date(date, "yMMMMd");
	}

	/** {@code 27 Sep at 07:00, Almaty}. */
	String moment(Instant instant, ZoneId zone) {
		ZonedDateTime there = instant.atZone(zone);
		String city = TimeZoneNames.getInstance(this.phrases.locale()).getExemplarLocationName(zone.getId());
		return format("source.time", Map.of("day", day(there.toLocalDate()), "time", TIME.format(there), "city",
				(city != null) ? city : zone.getId()));
	}

	/** {@code KZT} for what is counted in dollars, {@code KGS/KZT} otherwise. */
	static String shortName(CurrencyPair pair) {
		return isInDollars(pair) ? pair.base().getCurrencyCode() : pair.toString();
	}

	static boolean isInDollars(CurrencyPair pair) {
		return pair.counter().getCurrencyCode().equals("USD");
	}

	/**
	 * The same with a capital at its beginning.
	 */
	static String sentence(String text) {
		int first = text.codePointAt(0);
		return Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first));
	}

	private static Map<String, String> code(Currency currency) {
		return Map.of("code", currency.getCurrencyCode());
	}

}
