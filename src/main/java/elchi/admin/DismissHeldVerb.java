package elchi.admin;

import elchi.admin.HeldMoveAct.Dismiss;
import elchi.admin.Outcome.Done;
import elchi.alert.HeldMove;
import elchi.alert.HeldMoves;

/**
 * Keeps a held move out for good.
 */
final class DismissHeldVerb implements Verb<Dismiss> {

	private final HeldMoves moves;

	DismissHeldVerb(HeldMoves moves) {
		this.moves = moves;
	}

	@Override
	public Class<Dismiss> act() {
		return Dismiss.class;
	}

	@Override
	public Plan plan(Dismiss act) {
		HeldMove move = ReleaseHeldVerb.find(this.moves, act);
		return Plan.of(act, "Would keep the move of %s by %s on %s to %s per dollar out for good."
			.formatted(move.currency(), move.source(), move.date(), move.price().toPlainString()));
	}

	@Override
	public Done perform(Dismiss act, Order order) {
		HeldMove move = ReleaseHeldVerb.find(this.moves, act);
		String name = "The move of %s by %s on %s".formatted(move.currency(), move.source(), move.date());
		boolean first = this.moves.dismiss(move.source(), act.currency(), move.date(), order.who(), order.reason());
		return new Done(first ? name + " is kept out for good." : name + " was decided before.", 0);
	}

}
