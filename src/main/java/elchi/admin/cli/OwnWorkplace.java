package elchi.admin.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.admin.Plan;
import elchi.admin.RunBooks;
import elchi.alert.HeldMove;
import elchi.alert.HeldMoves;
import elchi.delivery.Books;
import elchi.delivery.Delivery;
import elchi.delivery.DeliveryLedger;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.EmailAddress;
import elchi.subscription.Suppression;
import elchi.subscription.Suppressions;

import org.springframework.context.ApplicationContext;

/**
 * The process of the command itself.
 */
final class OwnWorkplace implements Workplace {

	private final ApplicationContext context;

	OwnWorkplace(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public Plan plan(Act act) {
		return this.context.getBean(Acts.class).plan(act);
	}

	@Override
	public Outcome perform(Act act, Order order) {
		return this.context.getBean(Acts.class).perform(act, order);
	}

	@Override
	public RunOutcome await(String ticket, String definition, Duration patience) throws InterruptedException {
		return this.context.getBean(JobRunner.class).await(new RunTicket(ticket, definition), patience);
	}

	@Override
	public Optional<Books> books(JobRun run) {
		return this.context.getBean(RunBooks.class).of(run);
	}

	@Override
	public Books books(String mailing) {
		return this.context.getBean(RunBooks.class).require(mailing);
	}

	@Override
	public List<JobRun> runs(int count) {
		return this.context.getBean(JobRuns.class).recent(count);
	}

	@Override
	public List<Delivery> deliveries(EmailAddress address) {
		return this.context.getBean(DeliveryLedger.class).deliveries(address);
	}

	@Override
	public List<HeldMove> held() {
		return this.context.getBean(HeldMoves.class).all();
	}

	@Override
	public List<Suppression> suppressions() {
		try (Stream<Suppression> all = this.context.getBean(Suppressions.class).all()) {
			return all.toList();
		}
	}

	@Override
	public RuleDesk rules() {
		return new OwnRules(this.context);
	}

}
