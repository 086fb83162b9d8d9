package elchi.admin.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import elchi.digest.DefinedSources;
import elchi.fx.Quote;
import elchi.fx.Quotes;
import elchi.fx.SourceHealths;
import elchi.news.Articles;

/**
 * Sources and what they said, as objects for programs.
 */
final class SourceApi {

	private static final int MOST_DAYS = 800;

	private final DefinedSources defined;

	private final Articles articles;

	private final SourceHealths rates;

	private final Quotes quotes;

	private final Clock clock;

	SourceApi(DefinedSources defined, Articles articles, SourceHealths rates, Quotes quotes, Clock clock) {
		this.defined = defined;
		this.articles = articles;
		this.rates = rates;
		this.quotes = quotes;
		this.clock = clock;
	}

	List<Map<String, Object>> sources() {
		return Stream
			.concat(this.articles.health(this.defined.news()).stream().map((health) -> source("news", health)),
					this.rates.of(this.defined.rates()).stream().map((health) -> source("rates", health)))
			.toList();
	}

	/**
	 * One source's quotes with effective dates from one day to another, both included.
	 */
	List<Map<String, Object>> quotes(String source, String from, String to) {
		LocalDate first = day(from);
		LocalDate last = day(to);
		if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
			throw new IllegalArgumentException(
					"From %s to %s is not possible; 1 to %d days are".formatted(from, to, MOST_DAYS));
		}
		return this.quotes.between(source, first, last.plusDays(1), this.clock.instant())
			.stream()
			.map(SourceApi::quote)
			.toList();
	}

	private static Map<String, Object> source(String brings, Object health) {
		Map<String, Object> object = new LinkedHashMap<>(ApiJson.object(health));
		object.put("brings", brings);
		return object;
	}

	private static Map<String, Object> quote(Quote quote) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("source", quote.source());
		object.put("pair", quote.pair().toString());
		object.put("nominal", quote.nominal());
		object.put("text", quote.text());
		object.put("effective_date", quote.effectiveDate().toString());
		object.put("fetched_at", quote.fetchedAt().toString());
		return object;
	}

	private static LocalDate day(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'%s' is not a date such as 2026-09-25".formatted(text), ex);
		}
	}

}
