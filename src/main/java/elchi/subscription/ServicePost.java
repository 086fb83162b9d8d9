package elchi.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.delivery.Recipient;
import elchi.job.JobRunner;
import elchi.mail.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends single mails that people asked for by what they did, through the ledger like any
 * other: each is a mailing to one, in the lane that goes first.
 */
public class ServicePost {

	private static final Logger log = LoggerFactory.getLogger(ServicePost.class);

	/** The lane that goes first. */
	public static final String LANE = "service";

	private static final String JOB = "deliver";

	private static final Duration RETRIED = Duration.ofDays(1);

	private final Supplier<DeliveryLedger> ledger;

	private final Supplier<JobRunner> runner;

	/**
	 * Creates the post.
	 * @param ledger asked for when it is needed
	 * @param runner asked for when it is needed
	 */
	ServicePost(Supplier<DeliveryLedger> ledger, Supplier<JobRunner> runner) {
		this.ledger = ledger;
		this.runner = runner;
	}

	/**
	 * Owes somebody a mail and asks that it be sent at once. Doing it again changes
	 * nothing.
	 * @param mailing its name, which no other mail has
	 * @param kind which composer composes it
	 * @param date what it bears as its Date, always the same for the same mail
	 */
	public void send(MailingId mailing, String kind, long subscriber, EmailAddress address, Instant date) {
		this.ledger.get().open(new Mailing(mailing, kind, LANE, 1, date, RETRIED));
		this.ledger.get().enqueue(mailing, Stream.of(new Recipient(subscriber, address, date)));
		try {
			this.runner.get().request(JOB, Map.of(), "subscription", "mail " + mailing);
		}
		catch (IllegalArgumentException ex) {
			log.warn("No run of '{}' can be asked for, so mail waits for the next one: {}", JOB, ex.getMessage());
		}
	}

}
