package elchi.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Begins runs of delivery, and knows those that are under way.
 */
final class Dispatcher {

	private final PostOffice office;

	private final ObjectProvider<MessageComposer> composers;

	private final Map<MailingId, DeliveryRun> runs = new ConcurrentHashMap<>();

	Dispatcher(PostOffice office, ObjectProvider<MessageComposer> composers) {
		this.office = office;
		this.composers = composers;
	}

	/**
	 * Clears away what dead senders left, and begins.
	 */
	DeliveryRun begin(Assignment assignment, String owner, Predicate<String> dead) {
		DeliveryLedger ledger = this.office.ledger();
		Mailings.Stored stored = ledger.stored(assignment.mailing());
		if (stored.pausedReason() != null) {
			throw new IllegalStateException("Mailing '%s' is paused and must be resumed first. %s"
				.formatted(assignment.mailing(), stored.pausedReason()));
		}
		MessageComposer composer = composer(stored.mailing().kind());
		ledger.uncertain(assignment.mailing(), assignment.settings().uncertain());
		ledger.recover(assignment.mailing(), dead);
		DeliveryRun run = new DeliveryRun(assignment, this.office, owner);
		this.runs.put(assignment.mailing(), run);
		run.start(composer);
		return run;
	}

	void end(DeliveryRun run) {
		this.runs.remove(run.mailing(), run);
		run.leave();
	}

	List<DeliveryProgress> progress() {
		return this.runs.values()
			.stream()
			.map(DeliveryRun::progress)
			.sorted(Comparator.comparing((progress) -> progress.mailing().value()))
			.toList();
	}

	DeliveryLedger ledger() {
		return this.office.ledger();
	}

	private MessageComposer composer(String kind) {
		Optional<MessageComposer> composer = this.composers.stream()
			.filter((candidate) -> candidate.kind().equals(kind))
			.findFirst();
		return composer.orElseThrow(() -> {
			try (Stream<MessageComposer> all = this.composers.stream()) {
				return new IllegalStateException("Nobody composes mailings of kind '%s'; known are: %s".formatted(kind,
						all.map(MessageComposer::kind).sorted().collect(Collectors.joining(", "))));
			}
		});
	}

}
