package elchi.admin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.digest.Edition;
import elchi.digest.EditionState;
import elchi.digest.Editions;

/**
 * The newest editions, and the books of the newest that has any.
 */
final class EditionLines {

	private static final int COUNT = 8;

	private final Editions editions;

	private final DeliveryLedger ledger;

	private final RunWords words;

	EditionLines(Editions editions, DeliveryLedger ledger, RunWords words) {
		this.editions = editions;
		this.ledger = ledger;
		this.words = words;
	}

	List<Line> newest() {
		return this.editions.recent(COUNT).stream().map(this::line).toList();
	}

	/**
	 * Books are counted row by row, which is slow for a large audience: one is enough.
	 */
	Optional<Books> books() {
		return this.editions.recent(COUNT)
			.stream()
			.map((edition) -> edition.id().mailing())
			.filter((mailing) -> this.ledger.mailing(mailing).isPresent())
			.findFirst()
			.map(this.ledger::books);
	}

	/**
	 * Whether the last digest went, in words.
	 * @param books the books of the newest mailing
	 */
	String answer(Optional<Books> books) {
		List<Edition> newest = this.editions.recent(1);
		if (newest.isEmpty()) {
			return "No digest has been assembled yet.";
		}
		Edition edition = newest.get(0);
		return switch (edition.state()) {
			case DRAFT -> "%s is being assembled.".formatted(edition.id());
			case FROZEN -> "%s waits to be approved.".formatted(edition.id());
			case SKIPPED -> "%s was skipped.".formatted(edition.id());
			case APPROVED, CLOSED -> went(edition, books);
		};
	}

	/**
	 * What an operator has to look after, one sentence each.
	 * @param books the books of the newest mailing
	 */
	List<String> troubles(Optional<Books> books) {
		List<String> troubles = new ArrayList<>();
		for (Edition edition : this.editions.recent(COUNT)) {
			if (edition.reason() != null && edition.state() != EditionState.SKIPPED) {
				troubles.add("Edition %s waits: %s".formatted(edition.id(), edition.reason()));
			}
			this.ledger.pausedReason(edition.id().mailing())
				.ifPresent((reason) -> troubles.add("Mailing %s is paused: %s".formatted(edition.id(), reason)));
		}
		books.filter((found) -> !found.balanced())
			.ifPresent((found) -> troubles.add("The books of %s do not balance.".formatted(found.mailing())));
		books.filter((found) -> found.uncertain() > 0)
			.ifPresent((found) -> troubles.add("%s: %d uncertain, for whom the connection broke after the last dot."
				.formatted(found.mailing(), found.uncertain())));
		return troubles;
	}

	private String went(Edition edition, Optional<Books> books) {
		return books.filter((found) -> found.mailing().equals(edition.id().toString()))
			.map((found) -> String.format(Locale.ENGLISH, "%s was accepted for %,d of %,d.", edition.id(),
					found.accepted(), found.audience()))
			.orElseGet(() -> "%s is approved, and nothing has been sent.".formatted(edition.id()));
	}

	String zone() {
		return this.words.zone();
	}

	Line line(Edition edition) {
		boolean sealed = edition.manifestHash() != null;
		String reason = edition.reason();
		return new Line(edition.id().toString(), edition.state().name().toLowerCase(Locale.ROOT),
				sealed ? Long.toString(edition.audience()) : "", this.words.time(edition.plannedAt()),
				(reason != null) ? reason : "");
	}

	/**
	 * One edition.
	 *
	 * @param id its name
	 * @param state where it stands
	 * @param audience how many readers were sealed; empty before
	 * @param planned the Date of its mails; empty before it is frozen
	 * @param reason why it waits or was skipped; empty mostly
	 */
	record Line(String id, String state, String audience, String planned, String reason) {
	}

}
