package elchi.fx;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import elchi.fetch.FetchRequest;
import elchi.fetch.FetchResult;
import elchi.fetch.Fetcher;
import elchi.fx.PlannedDocument.Purpose;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches one document, reads it and records its quotes, all in one transaction that
 * holds the source's row: two runs never fetch from one source at a time.
 */
class QuoteCollector {

	private static final Duration RECENT = Duration.ofMinutes(10);

	/** A fixing for the day after a weekend and a holiday is the furthest ahead. */
	private static final int DAYS_AHEAD = 4;

	private static final int LOCK_ATTEMPTS = 30;

	private static final Set<String> CARRIED = Set.of("KGS", "KZT", "TJS", "UZS", "TMT", "USD", "EUR", "RUB", "CNY");

	private final Fetcher fetcher;

	private final Providers providers;

	private final CollectionStores stores;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	QuoteCollector(Fetcher fetcher, Providers providers, CollectionStores stores,
			PlatformTransactionManager transactionManager, ApplicationEventPublisher events, Clock clock) {
		this.fetcher = fetcher;
		this.providers = providers;
		this.stores = stores;
		this.transaction = new TransactionTemplate(transactionManager);
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Collects the first document of a source in this run, unless another run has fetched
	 * from it within the last ten minutes.
	 */
	DocumentOutcome begin(PlannedDocument planned) {
		this.stores.healths().introduce(planned.source());
		return locked(planned, (health) -> {
			Instant last = health.lastSuccess();
			boolean recent = planned.purpose() != Purpose.BACKFILL && health.answering() && last != null
					&& last.isAfter(this.clock.instant().minus(RECENT));
			return recent ? new DocumentOutcome.FetchedElsewhere() : collect(planned);
		});
	}

	/**
	 * Collects a further document of a source that this run has begun.
	 */
	DocumentOutcome proceed(PlannedDocument planned) {
		return locked(planned, (health) -> collect(planned));
	}

	private DocumentOutcome locked(PlannedDocument planned, Function<SourceHealth, DocumentOutcome> act) {
		for (int attempt = 1;; attempt++) {
			try {
				return Objects.requireNonNull(
						this.transaction.execute((status) -> act.apply(this.stores.healths().lock(planned.source()))));
			}
			catch (PessimisticLockingFailureException ex) {
				if (attempt == LOCK_ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private DocumentOutcome collect(PlannedDocument planned) {
		RateDocument document = planned.document();
		DocumentOutcome outcome = fetch(planned);
		if (outcome instanceof DocumentOutcome.Failed failed) {
			this.stores.healths().failed(document.source(), failed.reason(), this.clock.instant());
			return outcome;
		}
		if (planned.purpose() != Purpose.CURRENT) {
			rememberPast(document, (outcome instanceof DocumentOutcome.Taken taken) ? taken.quotes() : 0);
		}
		this.stores.healths().succeeded(document.source(), this.clock.instant());
		return outcome;
	}

	private void rememberPast(RateDocument document, int quotes) {
		if (document.to() != null && document.to().isBefore(this.stores.plan().today(document.source()))) {
			this.stores.past().read(document, quotes, this.clock.instant());
		}
	}

	private DocumentOutcome fetch(PlannedDocument planned) {
		RateDocument document = planned.document();
		FetchRequest request = new FetchRequest(document.source().name(), document.location(), document.from() == null);
		FetchResult result = this.fetcher.fetch(request);
		if (result instanceof FetchResult.Fetched fetched) {
			return take(planned, fetched);
		}
		if (result instanceof FetchResult.Failed failed) {
			return failed(document, failed);
		}
		return new DocumentOutcome.Nothing();
	}

	private DocumentOutcome failed(RateDocument document, FetchResult.Failed failed) {
		boolean absent = failed.reason() == FetchResult.Reason.NOT_FOUND;
		if (absent && this.providers.of(document.source()).mayBeAbsent(document)) {
			return new DocumentOutcome.Nothing();
		}
		DocumentOutcome.Scope scope = switch (failed.reason()) {
			case BLOCKED, THROTTLED, REFUSED, GONE -> DocumentOutcome.Scope.SOURCE;
			default -> DocumentOutcome.Scope.DOCUMENT;
		};
		return new DocumentOutcome.Failed(failed.message(), scope);
	}

	private DocumentOutcome take(PlannedDocument planned, FetchResult.Fetched fetched) {
		List<PrintedRate> rates;
		try {
			rates = read(planned.document(), fetched);
		}
		catch (UnusableDocument ex) {
			return new DocumentOutcome.Failed(String.valueOf(ex.getMessage()),
					(ex instanceof OtherDay) ? DocumentOutcome.Scope.DAY : DocumentOutcome.Scope.DOCUMENT);
		}
		Instant observed = planned.source().observedInstant();
		List<Long> numbers = this.stores.quotes()
			.record(rates, publishedAt(fetched), (observed != null) ? observed : fetched.fetchedAt(),
					fetched.fetchedAt());
		if (!numbers.isEmpty() && planned.purpose() != Purpose.BACKFILL) {
			this.events
				.publishEvent(new QuotesRecorded(Collections.max(numbers), planned.source().name(), numbers.size()));
		}
		if (planned.document().from() == null) {
			this.fetcher.remember(fetched);
		}
		return new DocumentOutcome.Taken(numbers.size());
	}

	private static @Nullable Instant publishedAt(FetchResult.Fetched fetched) {
		boolean saved = !"http".equals(fetched.location().getScheme())
				&& !"https".equals(fetched.location().getScheme());
		return saved ? null : fetched.lastModified();
	}

	private List<PrintedRate> read(RateDocument document, FetchResult.Fetched fetched) {
		LocalDate furthest = this.stores.plan().today(document.source()).plusDays(DAYS_AHEAD);
		List<PrintedRate> rates = rates(document, fetched);
		for (PrintedRate rate : rates) {
			if (rate.knownAt() == null && rate.effectiveDate().isAfter(furthest)) {
				throw new UnusableDocument("%s answered with %s, which is too far ahead"
					.formatted(document.source().name(), rate.effectiveDate()));
			}
		}
		return rates.stream().filter(QuoteCollector::isCarried).toList();
	}

	private List<PrintedRate> rates(RateDocument document, FetchResult.Fetched fetched) {
		try {
			return this.providers.of(document.source()).read(document, fetched.body());
		}
		catch (UnusableDocument ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new UnusableDocument("%s answered with something unreadable at %s: %s"
				.formatted(document.source().name(), document.location(), ex), ex);
		}
	}

	private static boolean isCarried(PrintedRate rate) {
		return rate.knownAt() != null || (CARRIED.contains(rate.pair().base().getCurrencyCode())
				&& CARRIED.contains(rate.pair().counter().getCurrencyCode()));
	}

}
