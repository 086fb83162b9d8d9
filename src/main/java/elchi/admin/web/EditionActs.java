package elchi.admin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import elchi.admin.web.EditionView.Link;
import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.digest.Edition;
import elchi.digest.EditionDossier;
import elchi.digest.EditionState;
import elchi.digest.Editions;
import elchi.digest.WaitingEdition;

/**
 * What can be done with an edition as it stands, and what has to be. Each act leads to
 * the page that shows what would happen first.
 */
final class EditionActs {

	private final Editions editions;

	private final DeliveryLedger ledger;

	private final RunWords words;

	EditionActs(Editions editions, DeliveryLedger ledger, RunWords words) {
		this.editions = editions;
		this.ledger = ledger;
		this.words = words;
	}

	/**
	 * What an operator has to decide, a sentence each.
	 */
	List<String> needs(EditionDossier dossier) {
		List<String> needs = new ArrayList<>();
		WaitingEdition waiting = dossier.waiting();
		if (waiting != null) {
			needs.add(needs(waiting));
		}
		this.ledger.pausedReason(dossier.edition().id().mailing())
			.ifPresent((reason) -> needs.add("Its mailing is paused: " + reason));
		if (dossier.rewritten() && dossier.edition().state() != EditionState.CLOSED) {
			needs.add("The templates have changed since it was sealed: it cannot be sent until they are put back, "
					+ "or until it is edited or corrected. What is shown here has the new ones.");
		}
		return needs;
	}

	private String needs(WaitingEdition waiting) {
		String wanted = (waiting.wanted() == 1) ? "somebody's approval"
				: "the approval of %d different people".formatted(waiting.wanted());
		String given = waiting.approvedBy().isEmpty() ? ""
				: ", given by %s so far".formatted(String.join(" and ", waiting.approvedBy()));
		String until = (waiting.decideBy() != null) ? ", until " + this.words.time(waiting.decideBy()) : "";
		return "It waits since %s for %s%s%s.".formatted(this.words.time(waiting.since()), wanted, given, until);
	}

	/**
	 * What can be done.
	 */
	List<Link> of(EditionDossier dossier, Optional<Books> books) {
		Edition edition = dossier.edition();
		return switch (edition.state()) {
			case DRAFT -> List.of(edit(edition), skip(edition), test(edition));
			case FROZEN -> List.of(approve(edition), edit(edition), skip(edition), test(edition));
			case SKIPPED -> List.of(test(edition));
			case APPROVED, CLOSED -> released(edition, books);
		};
	}

	private List<Link> released(Edition edition, Optional<Books> books) {
		List<Link> links = new ArrayList<>();
		if (this.ledger.pausedReason(edition.id().mailing()).isPresent()) {
			links.add(new Link("/acts/resume?mailing=" + edition.id(), "Resume its mailing"));
		}
		if (books.filter((found) -> found.uncertain() > 0).isPresent()) {
			links.add(new Link("/acts/settle?mailing=" + edition.id(), "Settle an uncertain mail"));
			links.add(
					new Link("/acts/retry-failed?which=uncertain&mailing=" + edition.id(), "Send the uncertain again"));
		}
		if (books.filter((found) -> found.deferred() > 0).isPresent()) {
			links.add(new Link("/acts/retry-failed?which=deferred&mailing=" + edition.id(), "Try the deferred now"));
		}
		if (isNewest(edition)) {
			links.add(new Link("/acts/rerun?definition=%s&week=%s".formatted(edition.definition(), edition.id().week()),
					"Rerun for who has come since"));
			links.add(new Link("/acts/correct?week=" + edition.id().week(), "Correct it"));
		}
		links.add(test(edition));
		links.add(new Link("/archive/" + edition.id(), "Read it in the archive"));
		return links;
	}

	private boolean isNewest(Edition edition) {
		return this.editions.revisions(edition.id().week())
			.stream()
			.filter((other) -> other.state().isReleased())
			.findFirst()
			.filter((newest) -> newest.id().equals(edition.id()))
			.isPresent();
	}

	private static Link approve(Edition edition) {
		return new Link("/acts/approve?edition=%s&hash=%s".formatted(edition.id(), edition.manifestHash()), "Approve");
	}

	private static Link edit(Edition edition) {
		return new Link("/acts/edit?edition=" + edition.id(), "Edit");
	}

	private static Link skip(Edition edition) {
		return new Link("/acts/skip?edition=" + edition.id(), "Skip");
	}

	private static Link test(Edition edition) {
		return new Link("/acts/test?definition=%s&edition=%s".formatted(edition.definition(), edition.id()),
				"Send a test");
	}

}
