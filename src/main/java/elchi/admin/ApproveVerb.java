package elchi.admin;

import java.util.List;
import java.util.Optional;

import elchi.admin.Act.Approve;
import elchi.admin.Outcome.Done;
import elchi.digest.Edition;
import elchi.digest.EditionId;
import elchi.digest.EditionState;
import elchi.digest.Editions;

/**
 * Releases a frozen edition, and lets the run go on that waits for it.
 */
final class ApproveVerb implements Verb<Approve> {

	private final Editions editions;

	private final WaitingRuns waiting;

	ApproveVerb(Editions editions, WaitingRuns waiting) {
		this.editions = editions;
		this.waiting = waiting;
	}

	static Edition find(Editions editions, EditionId id) {
		return editions.find(id)
			.orElseThrow(() -> new IllegalArgumentException("There is no edition %s".formatted(id)));
	}

	@Override
	public Class<Approve> act() {
		return Approve.class;
	}

	@Override
	public Plan plan(Approve act) {
		Edition edition = find(this.editions, act.edition());
		Optional<String> refusal = refusal(act, edition);
		if (refusal.isPresent()) {
			return Plan.refused(act, refusal.get());
		}
		String next = this.waiting.of(edition)
			.map((run) -> "Run %d then goes on.".formatted(run.id()))
			.orElse("No run waits for it; a run of its week then mails it.");
		return Plan.of(act,
				"Would release edition %s to its %d readers. %s".formatted(edition.id(), edition.audience(), next),
				edition.audience(), List.of(), List.of());
	}

	private static Optional<String> refusal(Approve act, Edition edition) {
		if (edition.state() != EditionState.FROZEN) {
			return Optional
				.of("Edition %s is %s; only a frozen one is approved.".formatted(edition.id(), edition.state()));
		}
		if (!act.hash().equals(edition.manifestHash())) {
			return Optional.of("Edition %s is frozen under hash %s, not '%s'; look at it again.".formatted(edition.id(),
					edition.manifestHash(), act.hash()));
		}
		return Optional.empty();
	}

	@Override
	public Done perform(Approve act, Order order) {
		Edition edition = find(this.editions, act.edition());
		refusal(act, edition).ifPresent((why) -> {
			throw new IllegalStateException(why);
		});
		this.editions.approve(act.edition(), act.hash(), order.who());
		if (!find(this.editions, act.edition()).state().isReleased()) {
			return new Done("Edition %s waits for a second person's approval.".formatted(act.edition()),
					edition.audience());
		}
		String done = "Edition %s is approved.".formatted(act.edition());
		return this.waiting.goOn(edition, order)
			.map((ticket) -> new Done(done + " Its run goes on.", edition.audience(), ticket.id()))
			.orElseGet(() -> new Done(done + " Its run goes on when mail may leave, or a run of its week mails it.",
					edition.audience()));
	}

}
