package elchi.fx;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of one document as they are read. A currency outside ISO 4217 is passed over;
 * a row that cannot be read is left out with a warning, and a document of which nothing
 * remains is unusable.
 */
class RateTable {

	private static final Logger logger = LoggerFactory.getLogger(RateTable.class);

	private static final Set<String> ISO = Currency.getAvailableCurrencies()
		.stream()
		.map(Currency::getCurrencyCode)
		.collect(Collectors.toUnmodifiableSet());

	private final RateDocument document;

	private final List<PrintedRate> rates = new ArrayList<>();

	RateTable(RateDocument document) {
		this.document = document;
	}

	void add(LocalDate date, String base, String counter, String nominal, String text) {
		if (!ISO.contains(base) || !ISO.contains(counter) || base.equals(counter)) {
			return;
		}
		try {
			this.rates.add(new PrintedRate(this.document.source().name(), CurrencyPair.of(base, counter),
					nominal(nominal), text.strip(), date, null, null));
		}
		catch (IllegalArgumentException ex) {
			logger.warn("Left a row out source={} date={} pair={}/{} reason=\"{}\"", this.document.source().name(),
					date, base, counter, ex.getMessage());
		}
	}

	/**
	 * The rows, of which there must be one about the dollar.
	 */
	List<PrintedRate> rates() {
		boolean dollar = this.rates.stream().anyMatch((rate) -> rate.pair().toString().contains("USD"));
		if (!dollar) {
			throw new UnusableDocument("%s answered without a rate of the dollar at %s"
				.formatted(this.document.source().name(), this.document.location()));
		}
		return List.copyOf(this.rates);
	}

	/**
	 * The rows, of which there may be none: a range of holidays.
	 */
	List<PrintedRate> ratesIfAny() {
		return List.copyOf(this.rates);
	}

	/**
	 * Reads the date that a document bears.
	 */
	static LocalDate date(RateDocument document, String text, DateTimeFormatter form) {
		try {
			return LocalDate.parse(text.strip(), form);
		}
		catch (DateTimeException ex) {
			throw new UnusableDocument("%s answered with the unreadable date '%s' at %s"
				.formatted(document.source().name(), text, document.location()), ex);
		}
	}

	private static int nominal(String text) {
		try {
			return Integer.parseInt(text.strip());
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("nominal '%s' is not a whole number".formatted(text), ex);
		}
	}

}
