package elchi.admin;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import elchi.admin.Plan.Others;
import elchi.alert.AlertMailings;
import elchi.delivery.Addressees;
import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.job.JobRun;

/**
 * The books of the mailing that a run was for; the run of a digest bears its name as
 * {@code week}, that of the alerts the number of the last quote.
 */
public final class RunBooks {

	private static final Set<DeliveryStatus> OPEN = EnumSet.of(DeliveryStatus.DUE, DeliveryStatus.DEFERRED);

	private final DeliveryLedger ledger;

	private final Addressees addressees;

	RunBooks(DeliveryLedger ledger, Addressees addressees) {
		this.ledger = ledger;
		this.addressees = addressees;
	}

	/**
	 * Name of the edition that a run is for; empty if it is for none.
	 */
	static Optional<String> edition(JobRun run) {
		return Optional.ofNullable(run.parameters().get("week"));
	}

	/**
	 * The books of the run's mailing, if it has come to one.
	 */
	public Optional<Books> of(JobRun run) {
		return mailing(run).flatMap(this::of);
	}

	/**
	 * Name of the mailing that a run is for, whether there is one yet or not.
	 */
	public Optional<String> mailing(JobRun run) {
		return edition(run).or(() -> AlertMailings.of(run.parameters()));
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
	 * The first few that are still to be mailed.
	 */
	List<String> open(Books books) {
		return this.addressees.first(new MailingId(books.mailing()), OPEN, Plan.NAMED);
	}

	/**
	 * The first few that are due.
	 */
	List<String> due(Books books) {
		return this.addressees.first(new MailingId(books.mailing()), EnumSet.of(DeliveryStatus.DUE), Plan.NAMED);
	}

	/**
	 * Those whom a run does not mail, and why.
	 */
	List<Others> settled(Books books) {
		return List.of(new Others(books.accepted(), "accepted already"), new Others(books.rejected(), "rejected"),
				new Others(books.withdrawn(), "withdrawn"),
				new Others(books.uncertain(), "uncertain: settle or retry-failed decides on them"));
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
