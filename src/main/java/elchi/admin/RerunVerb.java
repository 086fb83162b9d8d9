package elchi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import elchi.admin.Act.Rerun;
import elchi.admin.Outcome.Done;
import elchi.delivery.Books;
import elchi.digest.Edition;
import elchi.digest.EditionId;
import elchi.digest.Editions;
import elchi.digest.Revisions;
import elchi.digest.Week;
import elchi.job.JobRunner;
import elchi.subscription.SealedReaders.ComeSince;

/**
 * Brings the newest edition of a week to those who have come since it was sealed, and to
 * whom it is still due. Whoever had it, may have had it or refused it gets nothing.
 */
final class RerunVerb implements Verb<Rerun> {

	private final Editions editions;

	private final Revisions revisions;

	private final RunBooks books;

	private final JobRunner runner;

	private final Sending sending;

	RerunVerb(Editions editions, Revisions revisions, RunBooks books, JobRunner runner, Sending sending) {
		this.editions = editions;
		this.revisions = revisions;
		this.books = books;
		this.runner = runner;
		this.sending = sending;
	}

	@Override
	public Class<Rerun> act() {
		return Rerun.class;
	}

	@Override
	public Plan plan(Rerun act) {
		EditionId id = newest(act.week());
		try {
			this.sending.require(act.definition());
		}
		catch (SendingRefusedException ex) {
			return Plan.refused(act, String.valueOf(ex.getMessage()));
		}
		ComeSince added = this.revisions.comeSince(id, Plan.NAMED);
		List<String> who = new ArrayList<>(added.first());
		Books books = this.books.of(id.toString()).orElse(null);
		long due = (books != null) ? books.due() : 0;
		if (books != null && who.size() < Plan.NAMED) {
			this.books.due(books).stream().limit(Plan.NAMED - who.size()).forEach(who::add);
		}
		return Plan.of(act,
				"A rerun of %s would add %d readers who have come since, and take %d that are due.".formatted(id,
						added.count(), due),
				added.count() + due, who, (books != null) ? this.books.settled(books) : List.of());
	}

	@Override
	public Done perform(Rerun act, Order order) {
		EditionId id = newest(act.week());
		this.sending.require(act.definition());
		long added = this.revisions.comeSince(id, 1).count();
		Map<String, String> arguments = Map.of("week", id.toString(), "attempt",
				Integer.toString(this.revisions.nextAttempt(id)));
		return new Done("A rerun of %s was asked for; %d readers have come since.".formatted(id, added), added,
				this.runner.request(act.definition(), arguments, order.who(), order.reason()).id());
	}

	private EditionId newest(Week week) {
		return this.editions.revisions(week)
			.stream()
			.filter((edition) -> edition.state().isReleased())
			.map(Edition::id)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Nothing of week %s was released; 'elchi run' sends it for the first time".formatted(week)));
	}

}
