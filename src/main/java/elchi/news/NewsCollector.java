package elchi.news;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import elchi.fetch.Fetcher;
import elchi.news.Sources.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Collects sources, each in a transaction of its own that holds the source's row, so that
 * two runs never collect the same at once; the later one uses what the earlier one
 * brought.
 */
public class NewsCollector {

	private static final Logger log = LoggerFactory.getLogger(NewsCollector.class);

	private static final Duration FRESH = Duration.ofMinutes(10);

	private static final int MOST_ATTEMPTS = 60;

	private final FeedReader reader;

	private final Fetcher fetcher;

	private final Sources sources;

	private final Arrivals arrivals;

	private final Gaps gaps;

	private final TransactionTemplate own;

	private final Clock clock;

	NewsCollector(Fetcher fetcher, JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
		this.reader = new FeedReader(fetcher);
		this.fetcher = fetcher;
		this.sources = new Sources(jdbc);
		this.arrivals = new Arrivals(jdbc);
		this.gaps = new Gaps(jdbc);
		this.own = new TransactionTemplate(transactionManager);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
	}

	/**
	 * Collects one source. Never throws for what the source does or our store makes of
	 * it; every such failure is recorded and told in the result.
	 * @param windowStart how far back a listing is paged
	 */
	public Collected collect(Feed feed, Instant windowStart) {
		introduce(feed.name());
		try {
			return collectInTurn(feed, windowStart);
		}
		catch (SourceFailedException ex) {
			return failed(feed, ex.name(), ex.sentence());
		}
		catch (RuntimeException ex) {
			log.warn("Collecting failed source={}", feed.name(), ex);
			return failed(feed, ex.getClass().getSimpleName(), "It could not be stored: %s".formatted(ex.getMessage()));
		}
	}

	/**
	 * Waits for another run that holds the source: PostgreSQL does so by itself, H2 gives
	 * up after two seconds.
	 */
	private Collected collectInTurn(Feed feed, Instant windowStart) {
		for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
			try {
				return Objects.requireNonNull(this.own.execute((status) -> collectLocked(feed, windowStart)));
			}
			catch (PessimisticLockingFailureException ex) {
				log.debug("Another run is collecting source={} attempt={}", feed.name(), attempt);
			}
		}
		return Objects.requireNonNull(this.own.execute((status) -> collectLocked(feed, windowStart)));
	}

	private void introduce(String source) {
		if (this.sources.isKnown(source)) {
			return;
		}
		try {
			this.own.executeWithoutResult((status) -> this.sources.introduce(source));
		}
		catch (DuplicateKeyException ex) {
			log.debug("Another run has just introduced source={}", source);
		}
	}

	private Collected collectLocked(Feed feed, Instant windowStart) {
		State state = this.sources.lock(feed.name());
		Instant now = this.clock.instant();
		if (state.wasFetchedSince(now.minus(FRESH), feed.location())) {
			log.info("Collected source={} already={}", feed.name(), state.lastSuccess());
			return new Collected(feed.name(), 0, 0, null);
		}
		Reading reading = this.reader.read(feed, windowStart);
		return store(feed, state, reading, now);
	}

	private Collected store(Feed feed, State state, Reading reading, Instant now) {
		Instant firstSeen = (feed.observedAt() != null) ? feed.observedAt() : now;
		int added = this.arrivals.take(feed, reading.items(), firstSeen, now);
		reading.fetched().forEach(this.fetcher::remember);
		List<Instant> dates = reading.items()
			.stream()
			.map((item) -> Article.effective(item.publishedAt(), firstSeen))
			.sorted()
			.toList();
		recordGap(feed, state, dates);
		this.sources.succeeded(feed.name(), feed.location(), now,
				dates.stream().max(Comparator.naturalOrder()).orElse(null));
		if (reading.incomplete() != null) {
			this.sources.failed(feed.name(), reading.incomplete(), now);
		}
		log.info("Collected source={} articles={} new={}{}", feed.name(), reading.items().size(), added,
				reading.isUnchanged() ? " unchanged=true" : "");
		return new Collected(feed.name(), reading.items().size(), added, reading.incomplete());
	}

	private void recordGap(Feed feed, State state, List<Instant> dates) {
		Instant before = state.newestItem();
		if (feed.form() == Feed.Form.SAVED_PAGE || before == null || dates.isEmpty() || !dates.get(0).isAfter(before)) {
			return;
		}
		this.gaps.record(new CoverageGap(feed.name(), before, dates.get(0)));
		log.info("Articles may be missing source={} from={} upto={}", feed.name(), before, dates.get(0));
	}

	private Collected failed(Feed feed, String name, String sentence) {
		this.own.executeWithoutResult((status) -> this.sources.failed(feed.name(), sentence, this.clock.instant()));
		log.info("Not collected source={} failure={} message=\"{}\"", feed.name(), name, sentence);
		return new Collected(feed.name(), 0, 0, sentence);
	}

}
