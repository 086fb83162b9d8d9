package elchi.admin;

import java.util.List;

import elchi.admin.Act.Edit;
import elchi.admin.Outcome.Done;
import elchi.digest.Corrections.Story;
import elchi.digest.Edition;
import elchi.digest.EditionDesk;
import elchi.digest.EditionState;
import elchi.digest.Editions;
import elchi.job.RunTicket;

/**
 * Takes articles out of an edition that is not released, or puts a line of an editor's
 * own first; it then waits for an approval of its new hash.
 */
final class EditVerb implements Verb<Edit> {

	private final Editions editions;

	private final EditionDesk desk;

	private final WaitingRuns waiting;

	EditVerb(Editions editions, EditionDesk desk, WaitingRuns waiting) {
		this.editions = editions;
		this.desk = desk;
		this.waiting = waiting;
	}

	@Override
	public Class<Edit> act() {
		return Edit.class;
	}

	@Override
	public Plan plan(Edit act) {
		Edition edition = ApproveVerb.find(this.editions, act.edition());
		if (edition.state() != EditionState.DRAFT && edition.state() != EditionState.FROZEN) {
			return Plan.refused(act,
					"Edition %s is %s; only what is not released is edited. 'elchi correct' sends a further revision."
						.formatted(edition.id(), edition.state()));
		}
		List<Story> stories = this.desk.stories(act.edition());
		return Plan
			.of(act, "Would take %d of %d articles out of %s%s; it then waits for an approval of its new hash."
				.formatted(act.dropped().size(), stories.size(), edition.id(),
						(act.line() != null) ? " and put '%s' first".formatted(act.line()) : ""))
			.with(stories.stream()
				.map((story) -> "%s %d: %s".formatted(
						act.dropped().contains(story.number()) ? "dropped article" : "article", story.number(),
						story.title()))
				.toList());
	}

	/**
	 * The run that waits asks anew, so that it waits for a word on the new hash.
	 */
	@Override
	public Done perform(Edit act, Order order) {
		Edition edited = this.desk.edit(act.edition(), act.dropped(), act.line(), order.reason());
		String ticket = this.waiting.lookAgain(edited, order).map(RunTicket::id).orElse(null);
		return new Done("Edition %s is %s under hash %s.".formatted(edited.id(), edited.state(), edited.manifestHash()),
				act.dropped().size(), ticket);
	}

}
