package elchi.admin;

import java.util.List;
import java.util.Map;

import elchi.admin.Act.Correct;
import elchi.admin.Outcome.Done;
import elchi.admin.Plan.Others;
import elchi.delivery.Addressees;
import elchi.delivery.Books;
import elchi.digest.Corrections;
import elchi.digest.Corrections.Proposal;
import elchi.digest.EditionId;
import elchi.digest.Revisions;
import elchi.job.JobRunner;

/**
 * Corrects the newest edition of a week: who has it is told in reply, who would still get
 * it gets the correction in its place.
 */
final class CorrectVerb implements Verb<Correct> {

	private final Corrections corrections;

	private final RunBooks books;

	private final Addressees addressees;

	private final JobRunner runner;

	private final Sending sending;

	CorrectVerb(Corrections corrections, RunBooks books, Addressees addressees, JobRunner runner, Sending sending) {
		this.corrections = corrections;
		this.books = books;
		this.addressees = addressees;
		this.runner = runner;
		this.sending = sending;
	}

	@Override
	public Class<Correct> act() {
		return Correct.class;
	}

	@Override
	public Plan plan(Correct act) {
		Proposal proposal = this.corrections.propose(act.week(), act.note(), act.dropped());
		EditionId corrected = proposal.corrects().id();
		try {
			this.sending.require(proposal.corrects().definition());
		}
		catch (SendingRefusedException ex) {
			return Plan.refused(act, String.valueOf(ex.getMessage()));
		}
		Books books = this.books.require(corrected.toString());
		long told = books.accepted() + books.uncertain() + books.sending();
		long inPlace = books.due() + books.deferred() + books.claimed();
		String sentence = "Edition %s would correct %s without %d of its %d articles: %d readers who have it or may have it get a Correction in reply, %d get it in its place."
			.formatted(proposal.edition(), corrected, proposal.dropped().size(), proposal.stories().size(), told,
					inPlace);
		return Plan
			.of(act, sentence, told + inPlace,
					this.addressees.first(corrected.mailing(), Revisions.MAY_HAVE_IT, Plan.NAMED),
					List.of(new Others(books.rejected(), "rejected: they never had it"),
							new Others(books.withdrawn(), "withdrawn: they never had it")))
			.with(proposal.stories()
				.stream()
				.map((story) -> "%s %d: %s".formatted(
						proposal.dropped().contains(story.number()) ? "dropped article" : "article", story.number(),
						story.title()))
				.toList());
	}

	@Override
	public Done perform(Correct act, Order order) {
		Proposal proposal = this.corrections.propose(act.week(), act.note(), act.dropped());
		String definition = proposal.corrects().definition();
		this.sending.require(definition);
		Books books = this.books.require(proposal.corrects().id().toString());
		long concerned = books.audience() - books.rejected() - books.withdrawn();
		this.corrections.order(proposal, order.who());
		Map<String, String> arguments = Map.of("week", proposal.edition().toString());
		return new Done(
				"Edition %s is ordered to correct %s for %d readers.".formatted(proposal.edition(),
						proposal.corrects().id(), concerned),
				concerned, this.runner.request(definition, arguments, order.who(), order.reason()).id());
	}

}
