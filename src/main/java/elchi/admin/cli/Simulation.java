package elchi.admin.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import elchi.admin.RunBooks;
import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliveryProgress;
import elchi.delivery.DeliverySteps;
import elchi.delivery.MailingId;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.SmtpSink;
import elchi.subscription.SubscriberImport;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ApplicationContext;

/**
 * One simulated digest: readers are invented, the week is mailed, what was deferred is
 * tried again as the clock leaps, and the books are held against what the sink took.
 */
final class Simulation {

	private static final String WEEK = "2026-W39";

	private static final Instant START = Instant.parse("2026-09-28T02:00:00Z");

	private static final Duration GLANCE = Duration.ofMillis(200);

	private static final Duration LONGEST_LEAP = Duration.ofHours(4);

	private static final int MOST_LEAPS = 40;

	private final SimulationPlan plan;

	private final @Nullable SmtpSink sink;

	private final SimulationMemory memory = new SimulationMemory();

	private final LeapingClock clock;

	private final SendingProgress bar;

	private long cpuBefore;

	/**
	 * Creates it.
	 * @param sink what the mail goes to; null if it cannot be asked
	 */
	Simulation(SimulationPlan plan, @Nullable SmtpSink sink, SendingProgress bar) {
		this.plan = plan;
		this.sink = sink;
		this.bar = bar;
		Clock real = Clock.systemUTC();
		this.clock = new LeapingClock(Clock.offset(real, Duration.between(real.instant(), START)));
	}

	int run(Session session, boolean json) throws Exception {
		return session.inProcess((context) -> run(context, session, json), (context) -> context
			.registerBean("leapingClock", Clock.class, () -> this.clock, (bean) -> bean.setPrimary(true)));
	}

	private int run(ApplicationContext context, Session session, boolean json) throws InterruptedException {
		context.getBean(SubscriberImport.class).run(new InventedReaders(this.plan.recipients()));
		if (this.plan.heap() && this.sink != null) {
			this.memory.sampleAlong(this.sink, this.plan.recipients());
		}
		RunOutcome outcome = await(context, "weekly-digest", Map.of("week", WEEK));
		long cpu = (this.cpuBefore != 0) ? SimulationSpeed.cpuNanos() - this.cpuBefore : 0;
		this.bar.end();
		Optional<Books> books = context.getBean(RunBooks.class).of(WEEK);
		if (books.isEmpty()) {
			RunReport.of(context).print(session, json, outcome);
			return ExitCodes.FAILED;
		}
		SimulationReport report = new SimulationReport(this.plan, this.sink);
		report.sent(books.get(), SimulationSpeed.of(outcome, context.getBean(JobRepository.class), cpu));
		Books last = retry(context, books.get(), report);
		if (this.plan.heap()) {
			this.memory.complete();
		}
		return report.end(last, context.getBean(DeliveryLedger.class), this.memory).print(session, json);
	}

	private Books retry(ApplicationContext context, Books first, SimulationReport report) throws InterruptedException {
		Books books = first;
		for (int leap = 0; isUnfinished(context, books) && leap < MOST_LEAPS; leap++) {
			report.retry(books.deferred() + books.due());
			Duration distance = Duration.ofMinutes(5L << Math.min(leap, 6));
			this.clock.leap((distance.compareTo(LONGEST_LEAP) < 0) ? distance : LONGEST_LEAP);
			await(context, "deliver", Map.of());
			books = context.getBean(RunBooks.class).of(WEEK).orElseThrow();
		}
		return books;
	}

	private static boolean isUnfinished(ApplicationContext context, Books books) {
		return books.deferred() + books.due() > 0
				&& context.getBean(DeliveryLedger.class).pausedReason(new MailingId(WEEK)).isEmpty();
	}

	private RunOutcome await(ApplicationContext context, String definition, Map<String, String> arguments)
			throws InterruptedException {
		JobRunner runner = context.getBean(JobRunner.class);
		RunTicket ticket = runner.request(definition, arguments, "simulation", "");
		RunOutcome outcome = runner.await(ticket, GLANCE);
		while (outcome instanceof RunOutcome.Pending) {
			context.getBean(DeliverySteps.class).progress().forEach(this::watch);
			outcome = runner.await(ticket, GLANCE);
		}
		this.memory.glance();
		return outcome;
	}

	private void watch(DeliveryProgress progress) {
		if (this.cpuBefore == 0) {
			this.cpuBefore = SimulationSpeed.cpuNanos();
		}
		this.memory.glance();
		this.bar.show(progress);
	}

}
