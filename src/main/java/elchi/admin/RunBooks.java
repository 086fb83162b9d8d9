package elchi.admin;

import java.util.Optional;

import elchi.alert.AlertMailings;
import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.job.JobRun;

/**
 * The books of the mailing that a run was for; the run of a digest bears its name as
 * {@code week}, that of the alerts the number of the last quote.
 */
public final class RunBooks {

	private final DeliveryLedger ledger;

	RunBooks(DeliveryLedger ledger) {
		this.ledger = ledger;
	}

	/**
	 * The books of the run's mailing, if it has come to one.
	 */
	public Optional<Books> of(JobRun run) {
		return Optional.ofNullable(run.parameters().get("week"))
			.or(() -> AlertMailings.of(run.parameters()))
			.flatMap(this::of);
	}

	/**
	 * The books of a mailing by its name, if there is one.
	 */
	public Optional<Books> of(String mailing) {
		MailingId id = new MailingId(mailing);
		return this.ledger.mailing(id).map((found) -> this.ledger.books(id));
	}

	/**
	 * The books of a mailing by its name.
	 * @throws IllegalArgumentException if there is no such mailing
	 */
	public Books require(String mailing) {
		return of(mailing).orElseThrow(() -> new IllegalArgumentException(
				"There is no mailing '%s'. 'elchi runs' lists what was run.".formatted(mailing)));
	}

	/**
	 * The books in one line.
	 */
	public static String words(Books books) {
		return "%s: audience %d = accepted %d + rejected %d + withdrawn %d + uncertain %d + deferred %d + sending %d + claimed %d + due %d; %s"
			.formatted(books.mailing(), books.audience(), books.accepted(), books.rejected(), books.withdrawn(),
					books.uncertain(), books.deferred(), books.sending(), books.claimed(), books.due(),
					books.balanced() ? "balanced" : "NOT BALANCED");
	}

}
