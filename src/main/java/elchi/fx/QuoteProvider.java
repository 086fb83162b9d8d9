package elchi.fx;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the documents of one issuer, and knows which ones to ask for.
 */
interface QuoteProvider {

	/** How many days a ranged document may span; one issuer cuts off after a year. */
	int RANGE = 300;

	/**
	 * The name under which sources choose it.
	 */
	String name();

	/**
	 * Reads all rates of a document, in its own order.
	 * @throws UnusableDocument if it is an error page, bears another date than the one
	 * asked for, or has no rates
	 */
	List<PrintedRate> read(RateDocument document, byte[] body);

	/**
	 * The issuer's codes of the currencies that its ranged documents are asked for.
	 */
	default Map<String, String> codes() {
		return Map.of();
	}

	/**
	 * Whether "not found" is the normal answer for a day without a fixing.
	 */
	default boolean mayBeAbsent(RateDocument document) {
		return false;
	}

	/**
	 * The documents that hold the latest figures.
	 */
	default List<RateDocument> current(RateSource source, LocalDate today) {
		return source.currentDocuments()
			.stream()
			.map((pattern) -> pattern.isDated() ? new RateDocument(source, pattern.on(today), today, today, "")
					: new RateDocument(source, pattern.on(today), null, null, ""))
			.toList();
	}

	/**
	 * The documents of the days from one to another, both included, oldest first; none if
	 * the source has no history.
	 */
	default List<RateDocument> history(RateSource source, LocalDate from, LocalDate to) {
		LocationPattern pattern = source.pastDocuments();
		if (pattern == null || from.isAfter(to)) {
			return List.of();
		}
		if (!pattern.isRanged()) {
			return from.datesUntil(to.plusDays(1))
				.map((date) -> new RateDocument(source, pattern.on(date), date, date, ""))
				.toList();
		}
		return Stream.iterate(from, (start) -> !start.isAfter(to), (start) -> start.plusDays(RANGE))
			.flatMap((start) -> ranges(source, pattern, start, earlier(start.plusDays(RANGE - 1), to)))
			.toList();
	}

	private Stream<RateDocument> ranges(RateSource source, LocationPattern pattern, LocalDate from, LocalDate to) {
		return codes().entrySet().stream().sorted(Map.Entry.comparingByKey()).map((code) -> {
			URI location = pattern.between(from, to, code.getValue());
			return new RateDocument(source, location, from, to, code.getKey());
		});
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

}
