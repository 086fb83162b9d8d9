package elchi.fx;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.fx.PlannedDocument.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution of the collecting step: which documents are still to be read, and what
 * became of those that were. Of a source that fails three times in a row the past is left
 * alone until the next run, but its latest figures are still asked for.
 */
class CollectionRun {

	private static final Logger logger = LoggerFactory.getLogger(CollectionRun.class);

	private static final int PROGRESS = 25;

	private static final int PATIENCE = 3;

	private final QuoteCollector collector;

	private final Deque<PlannedDocument> waiting = new ArrayDeque<>();

	private final Map<String, Tally> tallies = new LinkedHashMap<>();

	CollectionRun(QuoteCollector collector, Collection<List<PlannedDocument>> bySource) {
		this.collector = collector;
		for (List<PlannedDocument> documents : bySource) {
			this.waiting.addAll(documents);
			documents.stream()
				.findFirst()
				.ifPresent((first) -> this.tallies.put(first.source().name(), new Tally(documents.size())));
		}
	}

	boolean hasNext() {
		return !this.waiting.isEmpty();
	}

	/**
	 * Reads the next document, and returns how many quotes were new.
	 */
	int next() {
		PlannedDocument planned = this.waiting.remove();
		String source = planned.source().name();
		Tally tally = this.tallies.computeIfAbsent(source, (name) -> new Tally(1));
		DocumentOutcome outcome = (tally.done == 0) ? this.collector.begin(planned) : this.collector.proceed(planned);
		tally.add(source, outcome);
		if (tally.lasting || outcome instanceof DocumentOutcome.FetchedElsewhere) {
			this.waiting.removeIf((other) -> other.source().name().equals(source));
		}
		else if (tally.isGivenUp()) {
			this.waiting
				.removeIf((other) -> other.source().name().equals(source) && other.purpose() != Purpose.CURRENT);
		}
		if (this.waiting.stream().noneMatch((other) -> other.source().name().equals(source))) {
			logger.info("Collected quotes source={} documents={} new={} failed={}{}", source, tally.done, tally.quotes,
					tally.failed, tally.isGivenUp() ? " given-up=true" : "");
		}
		return (outcome instanceof DocumentOutcome.Taken taken) ? taken.quotes() : 0;
	}

	/**
	 * How many sources answered, {@code 7 of 8 sources answered}.
	 */
	String summary() {
		long answered = this.tallies.values().stream().filter((tally) -> !tally.lastFailed).count();
		return "%d of %d sources answered".formatted(answered, this.tallies.size());
	}

	/**
	 * Whether there were sources, and none of them answered.
	 */
	boolean isSilent() {
		return !this.tallies.isEmpty() && this.tallies.values().stream().allMatch((tally) -> tally.lastFailed);
	}

	/**
	 * What has become of one source so far.
	 */
	private static final class Tally {

		private final int planned;

		private int done;

		private int quotes;

		private int failed;

		private int failuresInARow;

		private boolean lastFailed;

		private boolean lasting;

		private Tally(int planned) {
			this.planned = planned;
		}

		private void add(String source, DocumentOutcome outcome) {
			this.done++;
			this.lastFailed = outcome instanceof DocumentOutcome.Failed;
			if (outcome instanceof DocumentOutcome.Failed failure) {
				this.failed++;
				this.failuresInARow += (failure.scope() == DocumentOutcome.Scope.DAY) ? 0 : 1;
				this.lasting = failure.scope() == DocumentOutcome.Scope.SOURCE;
				logger.warn("Source failed source={} reason=\"{}\"", source, failure.reason());
				return;
			}
			this.failuresInARow = 0;
			if (outcome instanceof DocumentOutcome.Taken taken) {
				this.quotes += taken.quotes();
			}
			if (this.done % PROGRESS == 0) {
				logger.info("Collecting quotes source={} documents={} of={} new={}", source, this.done, this.planned,
						this.quotes);
			}
		}

		private boolean isGivenUp() {
			return this.lasting || this.failuresInARow >= PATIENCE;
		}

	}

}
