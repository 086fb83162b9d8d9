package elchi.admin.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import elchi.admin.Act;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.admin.Plan;
import elchi.alert.HeldMove;
import elchi.delivery.Books;
import elchi.delivery.Delivery;
import elchi.job.JobRun;
import elchi.job.RunOutcome;
import elchi.mail.EmailAddress;
import elchi.subscription.Suppression;

/**
 * Where the work of a command is done: in its own process, or by a server.
 */
interface Workplace {

	/**
	 * Looks ahead and changes nothing.
	 */
	Plan plan(Act act);

	/**
	 * Does an act. A server puts its own name for who asks in the place of the order's.
	 */
	Outcome perform(Act act, Order order);

	/**
	 * Waits for the end of a run that was asked for.
	 * @param ticket its receipt
	 * @param definition what was asked for
	 */
	RunOutcome await(String ticket, String definition, Duration patience) throws InterruptedException;

	/**
	 * The books of the mailing of a run.
	 */
	Optional<Books> books(JobRun run);

	/**
	 * The books of a mailing.
	 * @throws IllegalArgumentException if there is none
	 */
	Books books(String mailing);

	/**
	 * The last runs, newest first.
	 */
	List<JobRun> runs(int count);

	/**
	 * Every mail that an address was ever due.
	 */
	List<Delivery> deliveries(EmailAddress address);

	/**
	 * The moves that are held back.
	 */
	List<HeldMove> held();

	/**
	 * Everybody to whom nothing is sent.
	 */
	List<Suppression> suppressions();

	/**
	 * The rules of traders.
	 */
	RuleDesk rules();

}
