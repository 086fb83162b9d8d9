package elchi.fx;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.fx.PlannedDocument.Purpose;

import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * Says which documents a run wants of a source: those of the days between the parameters
 * {@code from} and {@code to}, or the current ones and those of the days since the last.
 */
class CollectionPlan {

	private static final int CATCH_UP_DAYS = 14;

	private static final int LONGEST_BACKFILL = 3700;

	private final Providers providers;

	private final Quotes quotes;

	private final PastDocuments past;

	private final Clock clock;

	CollectionPlan(Providers providers, Quotes quotes, PastDocuments past, Clock clock) {
		this.providers = providers;
		this.quotes = quotes;
		this.past = past;
		this.clock = clock;
	}

	/**
	 * The documents in the order in which they are to be read, the latest last.
	 */
	List<PlannedDocument> documents(RateSource source, JobParameters parameters) {
		Optional<LocalDate> from = date(parameters, "from");
		Optional<LocalDate> to = date(parameters, "to");
		if (from.isPresent()) {
			return backfill(source, from.get(), to.orElse(today(source)));
		}
		if (to.isPresent()) {
			throw new IllegalArgumentException("Parameter 'to' is '%s', but 'from' is missing".formatted(to.get()));
		}
		return Stream.concat(catchUp(source), current(source)).toList();
	}

	LocalDate today(RateSource source) {
		ZoneId zone = KnownSource.named(source.provider()).map(KnownSource::zone).orElse(ZoneOffset.UTC);
		return LocalDate.ofInstant(this.clock.instant(), zone);
	}

	private List<PlannedDocument> backfill(RateSource source, LocalDate from, LocalDate to) {
		if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > LONGEST_BACKFILL) {
			throw new IllegalArgumentException("Cannot backfill from '%s' to '%s': at least one day and at most %d"
				.formatted(from, to, LONGEST_BACKFILL));
		}
		LocalDate today = today(source);
		return history(source, from, to.isAfter(today) ? today : to, Purpose.BACKFILL).toList();
	}

	private Stream<PlannedDocument> catchUp(RateSource source) {
		LocalDate today = today(source);
		LocalDate bound = today.minusDays(CATCH_UP_DAYS);
		LocalDate next = this.quotes.lastDate(source.name()).map((last) -> last.plusDays(1)).orElse(bound);
		return history(source, next.isBefore(bound) ? bound : next, today.minusDays(1), Purpose.CATCH_UP);
	}

	private Stream<PlannedDocument> history(RateSource source, LocalDate from, LocalDate to, Purpose purpose) {
		return this.providers.of(source)
			.history(source, from, to)
			.stream()
			.filter((document) -> !this.past.isRead(document))
			.map((document) -> new PlannedDocument(document, purpose));
	}

	private Stream<PlannedDocument> current(RateSource source) {
		return this.providers.of(source)
			.current(source, today(source))
			.stream()
			.map((document) -> new PlannedDocument(document, Purpose.CURRENT));
	}

	private static Optional<LocalDate> date(JobParameters parameters, String name) {
		JobParameter<?> parameter = parameters.getParameter(name);
		if (parameter == null) {
			return Optional.empty();
		}
		String text = parameter.value().toString();
		try {
			return Optional.of(LocalDate.parse(text));
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"Parameter '%s' is '%s'; a date such as 2026-09-21 is needed".formatted(name, text), ex);
		}
	}

}
