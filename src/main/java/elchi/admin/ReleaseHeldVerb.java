package elchi.admin;

import java.util.Map;

import elchi.admin.HeldMoveAct.Release;
import elchi.admin.Outcome.Done;
import elchi.alert.HeldMove;
import elchi.alert.HeldMoves;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;

/**
 * Lets a held move count, and has the rules evaluated with it.
 */
final class ReleaseHeldVerb implements Verb<Release> {

	private static final String JOB = "rate-alerts";

	private final HeldMoves moves;

	private final JobDefinitions definitions;

	private final JobRunner runner;

	ReleaseHeldVerb(HeldMoves moves, JobDefinitions definitions, JobRunner runner) {
		this.moves = moves;
		this.definitions = definitions;
		this.runner = runner;
	}

	static HeldMove find(HeldMoves moves, HeldMoveAct act) {
		return moves.all()
			.stream()
			.filter((move) -> move.currency().equals(act.currency().getCurrencyCode())
					&& move.source().equals(act.source()) && move.date().equals(act.date()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"No move of '%s' by '%s' on %s is held back; 'elchi held' lists those that are."
						.formatted(act.currency(), act.source(), act.date())));
	}

	@Override
	public Class<Release> act() {
		return Release.class;
	}

	@Override
	public Plan plan(Release act) {
		HeldMove move = find(this.moves, act);
		return Plan.of(act,
				"Would let the move of %s by %s on %s to %s per dollar count; it is held back as %s. Traders may be told."
					.formatted(move.currency(), move.source(), move.date(), move.price().toPlainString(),
							move.reason()));
	}

	@Override
	public Done perform(Release act, Order order) {
		HeldMove move = find(this.moves, act);
		String name = "The move of %s by %s on %s".formatted(move.currency(), move.source(), move.date());
		if (!this.moves.release(move.source(), act.currency(), move.date(), order.who(), order.reason())) {
			return new Done(name + " was decided before.", 0);
		}
		return this.definitions.all()
			.stream()
			.filter((definition) -> definition.job().equals(JOB))
			.map(JobDefinition::name)
			.findFirst()
			.map((evaluation) -> this.runner.request(evaluation, Map.of(), order.who(), "a held move was released"))
			.map((ticket) -> new Done(name + " counts; the rules are evaluated with it.", 0, ticket.id()))
			.orElseGet(() -> new Done(name + " counts from the next evaluation on.", 0));
	}

}
