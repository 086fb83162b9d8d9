package elchi.admin;

import elchi.admin.Act.Skip;
import elchi.admin.Outcome.Done;
import elchi.digest.Edition;
import elchi.digest.EditionState;
import elchi.digest.Editions;

/**
 * Decides that an edition is not sent, and lets the run end that waits for it.
 */
final class SkipVerb implements Verb<Skip> {

	private final Editions editions;

	private final WaitingRuns waiting;

	SkipVerb(Editions editions, WaitingRuns waiting) {
		this.editions = editions;
		this.waiting = waiting;
	}

	@Override
	public Class<Skip> act() {
		return Skip.class;
	}

	@Override
	public Plan plan(Skip act) {
		Edition edition = ApproveVerb.find(this.editions, act.edition());
		if (edition.state() != EditionState.DRAFT && edition.state() != EditionState.FROZEN) {
			return Plan.refused(act, "Edition %s is %s; only a draft or a frozen one is skipped."
				.formatted(edition.id(), edition.state()));
		}
		return Plan.of(act, "Would send edition %s to nobody.".formatted(edition.id()));
	}

	@Override
	public Done perform(Skip act, Order order) {
		Edition edition = ApproveVerb.find(this.editions, act.edition());
		this.editions.skip(act.edition(), order.reason());
		String done = "Edition %s is skipped.".formatted(act.edition());
		return this.waiting.lookAgain(edition, order)
			.map((ticket) -> new Done(done, 0, ticket.id()))
			.orElseGet(() -> new Done(done, 0));
	}

}
