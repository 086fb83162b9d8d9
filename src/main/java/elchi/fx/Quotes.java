package elchi.fx;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * All quotes ever recorded. A quote is never changed and never removed; every question is
 * asked together with the instant as of which the answer was known.
 */
public class Quotes {

	private static final String COLUMNS = """
			SELECT number, source, base, counter, nominal, printed, effective_date, published_at, fetched_at, printed_change
			FROM fx_quote
			""";

	private static final String OF_SOURCE = COLUMNS + """
			WHERE source = :source AND effective_date >= :from AND effective_date < :to AND fetched_at <= :known
				AND number <= :upto
			ORDER BY effective_date, fetched_at, number
			""";

	private static final String OF_PAIR = COLUMNS + """
			WHERE source = :source AND base = :base AND counter = :counter
				AND effective_date >= :from AND effective_date < :to AND fetched_at <= :known
			ORDER BY effective_date, fetched_at, number
			""";

	private static final String PRINTED = COLUMNS + """
			WHERE ((base = :base AND counter = :counter) OR (base = :counter AND counter = :base))
				AND effective_date >= :from AND effective_date < :to AND fetched_at <= :known
			ORDER BY effective_date, source, fetched_at, number
			""";

	private static final String AFTER = COLUMNS + """
			WHERE number > :after AND number <= :upto
			ORDER BY number
			""";

	private static final String FRESH = """
			SELECT source, effective_date, count(*) AS quotes FROM fx_quote
			WHERE number > :after AND number <= :upto
			GROUP BY source, effective_date
			ORDER BY source, effective_date
			""";

	private static final String SOURCES = """
			SELECT DISTINCT source FROM fx_quote ORDER BY source
			""";

	private static final String LAST_DATE = """
			SELECT max(effective_date) FROM fx_quote WHERE source = :source
			""";

	private static final String LAST_NUMBER = """
			SELECT COALESCE(max(number), 0) FROM fx_quote
			""";

	private static final String KNOWN = """
			SELECT base, counter, effective_date, printed FROM fx_quote
			WHERE source = :source AND effective_date >= :from AND effective_date <= :to
			""";

	private static final String INSERT = """
			INSERT INTO fx_quote (source, base, counter, nominal, printed, printed_change, effective_date, published_at,
				fetched_at, read_at)
			VALUES (:source, :base, :counter, :nominal, :printed, :change, :date, :published, :fetched, :read)
			""";

	private final JdbcClient jdbc;

	Quotes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * One source's quotes of one pair in its own direction, one for each effective date
	 * in {@code [from, to)}, oldest first. Of a figure and its correction the one that
	 * became known last.
	 */
	public List<Quote> between(String source, CurrencyPair pair, LocalDate from, LocalDate to, Instant knownBy) {
		return latest(this.jdbc.sql(OF_PAIR)
			.param("source", source)
			.param("base", pair.base().getCurrencyCode())
			.param("counter", pair.counter().getCurrencyCode())
			.param("from", from)
			.param("to", to)
			.param("known", utc(knownBy))
			.query(Quotes::quote)
			.list());
	}

	/**
	 * Every figure that any source printed for a pair in either direction, with effective
	 * dates in {@code [from, to)}, oldest first; a figure and its corrections.
	 */
	public List<Quote> printed(CurrencyPair pair, LocalDate from, LocalDate to, Instant knownBy) {
		return this.jdbc.sql(PRINTED)
			.param("base", pair.base().getCurrencyCode())
			.param("counter", pair.counter().getCurrencyCode())
			.param("from", from)
			.param("to", to)
			.param("known", utc(knownBy))
			.query(Quotes::quote)
			.list();
	}

	/**
	 * All of one source's quotes with effective dates in {@code [from, to)}, one for each
	 * pair and date, oldest first.
	 */
	public List<Quote> between(String source, LocalDate from, LocalDate to, Instant knownBy) {
		return between(source, from, to, Long.MAX_VALUE, knownBy);
	}

	/**
	 * The same without what was recorded after a number.
	 */
	List<Quote> between(String source, LocalDate from, LocalDate to, long upto, Instant knownBy) {
		return latest(this.jdbc.sql(OF_SOURCE)
			.param("source", source)
			.param("from", from)
			.param("to", to)
			.param("upto", upto)
			.param("known", utc(knownBy))
			.query(Quotes::quote)
			.list());
	}

	/**
	 * The quotes that were recorded after one number and up to another, in the order of
	 * recording.
	 */
	public List<Quote> recorded(long after, long upto) {
		return this.jdbc.sql(AFTER).param("after", after).param("upto", upto).query(Quotes::quote).list();
	}

	/**
	 * The days of each source that quotes were recorded for after one number and up to
	 * another, counted by the database.
	 */
	public List<FreshDay> fresh(long after, long upto) {
		return this.jdbc.sql(FRESH)
			.param("after", after)
			.param("upto", upto)
			.query((row, index) -> new FreshDay(row.getString("source"),
					row.getObject("effective_date", LocalDate.class), row.getInt("quotes")))
			.list();
	}

	/**
	 * The number of the last quote; 0 if there is none.
	 */
	public long upto() {
		return this.jdbc.sql(LAST_NUMBER).query(Long.class).single();
	}

	/**
	 * Names of all sources that ever had a quote.
	 */
	public List<String> sources() {
		return this.jdbc.sql(SOURCES).query((row, index) -> row.getString("source")).list();
	}

	/**
	 * The newest day that a source has a figure for.
	 */
	public Optional<LocalDate> lastDate(String source) {
		return this.jdbc.sql(LAST_DATE).param("source", source).query(LocalDate.class).optional();
	}

	/**
	 * Records what is not yet known, and returns the numbers that were given.
	 */
	List<Long> record(Collection<PrintedRate> rates, @Nullable Instant publishedAt, Instant fetchedAt, Instant readAt) {
		Set<Object> known = new HashSet<>();
		rates.stream().map(PrintedRate::source).distinct().forEach((source) -> known.addAll(known(source, rates)));
		List<Long> numbers = new ArrayList<>();
		for (PrintedRate rate : rates) {
			if (known.add(identity(rate))) {
				numbers.add(insert(rate, publishedAt, fetchedAt, readAt));
			}
		}
		return numbers;
	}

	private List<Object> known(String source, Collection<PrintedRate> rates) {
		List<LocalDate> dates = rates.stream().map(PrintedRate::effectiveDate).sorted().toList();
		return this.jdbc.sql(KNOWN)
			.param("source", source)
			.param("from", dates.get(0))
			.param("to", dates.get(dates.size() - 1))
			.query((row,
					index) -> (Object) List.of(source, row.getString(1) + "/" + row.getString(2),
							row.getObject(3, LocalDate.class), row.getString(4)))
			.list();
	}

	private static Object identity(PrintedRate rate) {
		return List.of(rate.source(), rate.pair().toString(), rate.effectiveDate(), rate.text());
	}

	private long insert(PrintedRate rate, @Nullable Instant publishedAt, Instant fetchedAt, Instant readAt) {
		GeneratedKeyHolder number = new GeneratedKeyHolder();
		this.jdbc.sql(INSERT)
			.param("source", rate.source())
			.param("base", rate.pair().base().getCurrencyCode())
			.param("counter", rate.pair().counter().getCurrencyCode())
			.param("nominal", rate.nominal())
			.param("printed", rate.text())
			.param("change", rate.printedChange())
			.param("date", rate.effectiveDate())
			.param("published", (publishedAt != null) ? utc(publishedAt) : null)
			.param("fetched", utc((rate.knownAt() != null) ? rate.knownAt() : fetchedAt))
			.param("read", utc(readAt))
			.update(number, "number");
		return Objects.requireNonNull(number.getKey()).longValue();
	}

	private static List<Quote> latest(List<Quote> ordered) {
		Map<Object, Quote> latest = new LinkedHashMap<>();
		ordered.forEach((quote) -> latest.put(List.of(quote.pair(), quote.effectiveDate()), quote));
		return List.copyOf(latest.values());
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Quote quote(ResultSet row, int index) throws SQLException {
		OffsetDateTime publishedAt = row.getObject("published_at", OffsetDateTime.class);
		return new Quote(row.getLong("number"), row.getString("source"),
				CurrencyPair.of(row.getString("base"), row.getString("counter")), row.getInt("nominal"),
				row.getString("printed"), row.getObject("effective_date", LocalDate.class),
				(publishedAt != null) ? publishedAt.toInstant() : null,
				row.getObject("fetched_at", OffsetDateTime.class).toInstant(), row.getString("printed_change"));
	}

	/**
	 * A day of a source that has new quotes.
	 *
	 * @param source name of the source
	 * @param date effective date
	 * @param quotes how many there are, corrections included
	 */
	public record FreshDay(String source, LocalDate date, int quotes) {
	}

}
