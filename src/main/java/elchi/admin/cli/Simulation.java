package elchi.admin.cli;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.admin.RunBooks;
import elchi.delivery.Books;
import elchi.delivery.DeliveryProgress;
import elchi.delivery.DeliverySteps;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.MessageLint;
import elchi.mail.SinkCount;
import elchi.mail.SmtpSink;
import elchi.subscription.SubscriberImport;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * One simulated digest: readers are invented, the week is mailed, what was deferred is
 * tried again as the clock leaps, and the books are held against what the sink took.
 */
final class Simulation {

	private static final String WEEK = "2026-W39";

	private static final Instant START = Instant.parse("2026-09-28T02:00:00Z");

	private static final Duration LONGEST_LEAP = Duration.ofHours(4);

	private static final int MOST_LEAPS = 40;

	private static final int SAMPLES = 10;

	private final int recipients;

	private final boolean signed;

	private final boolean heap;

	private final @Nullable SmtpSink sink;

	private final LeapingClock clock;

	private long largestHeap;

	private int sampled;

	/**
	 * Creates it.
	 * @param sink what the mail goes to; null if it cannot be asked
	 */
	Simulation(int recipients, boolean signed, boolean heap, @Nullable SmtpSink sink) {
		this.recipients = recipients;
		this.signed = signed;
		this.heap = heap;
		this.sink = sink;
		Clock real = Clock.systemUTC();
		this.clock = new LeapingClock(Clock.offset(real, Duration.between(real.instant(), START)));
	}

	int run(Session session, boolean json) throws Exception {
		return session.inProcess((context) -> run(context, session, json), (context) -> context
			.registerBean("leapingClock", Clock.class, () -> this.clock, (bean) -> bean.setPrimary(true)));
	}

	private int run(ApplicationContext context, Session session, boolean json) throws InterruptedException {
		subscribe(context);
		RunOutcome outcome = await(context, session, "weekly-digest", Map.of("week", WEEK));
		@Nullable SinkCount first = (this.sink != null) ? this.sink.count() : null;
		Books books = context.getBean(RunBooks.class).of(WEEK).orElse(null);
		if (books == null) {
			RunReport.of(context).print(session, json, outcome);
			return ExitCodes.FAILED;
		}
		int leaps = 0;
		for (; books.deferred() + books.due() > 0 && leaps < MOST_LEAPS; leaps++) {
			Duration leap = Duration.ofMinutes(5L << Math.min(leaps, 6));
			this.clock.leap((leap.compareTo(LONGEST_LEAP) < 0) ? leap : LONGEST_LEAP);
			await(context, session, "deliver", Map.of());
			books = context.getBean(RunBooks.class).of(WEEK).orElseThrow();
		}
		return report(session, json, books, first, leaps);
	}

	private int report(Session session, boolean json, Books books, @Nullable SinkCount first, int leaps) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("books", books);
		object.put("retries", leaps);
		boolean right = books.balanced() && books.deferred() + books.due() + books.claimed() + books.sending() == 0;
		if (this.sink != null && first != null) {
			SinkCount count = this.sink.count();
			long known = books.accepted() + books.uncertain();
			object.put("lost", Math.max(0, books.accepted() - count.recipients()));
			object.put("unreported", Math.max(0, count.recipients() - known));
			object.put("duplicates", count.twice());
			right &= books.accepted() <= count.recipients() && count.recipients() <= known && count.twice() == 0;
			double seconds = Math.max(1, first.span().toMillis()) / 1000.0;
			object.put("messages_per_second", SimulateCommand.words(first.taken() / seconds));
			object.put("megabytes_per_second", SimulateCommand.words(first.octets() / seconds / 1_000_000));
			object.put("sink", count);
			List<MessageLint.Finding> lint = this.sink.sample()
				.map((message) -> MessageLint.check(message, this.signed))
				.orElse(List.of());
			object.put("lint", lint.stream().map(MessageLint.Finding::toString).toList());
		}
		if (this.heap) {
			object.put("largest_live_heap_bytes", this.largestHeap);
		}
		object.put("proved", right);
		print(session, json, books, object);
		return right ? ExitCodes.DONE : ExitCodes.FAILED;
	}

	private static void print(Session session, boolean json, Books books, Map<String, Object> object) {
		if (json) {
			session.json(object);
			return;
		}
		BooksReport.print(session.out(), books);
		object.forEach((name, value) -> {
			if (!name.equals("books")) {
				session.out().println("  %s: %s".formatted(name.replace('_', ' '), value));
			}
		});
	}

	private void subscribe(ApplicationContext context) {
		StringBuilder csv = new StringBuilder("email,name,language,zone,countries,currencies,format,status,lists\n");
		for (int number = 1; number <= this.recipients; number++) {
			csv.append("reader-%d@example.org,Reader %d,en,Asia/Almaty,,,html,confirmed,digest\n".formatted(number,
					number));
		}
		context.getBean(SubscriberImport.class)
			.run(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
	}

	private RunOutcome await(ApplicationContext context, Session session, String definition,
			Map<String, String> arguments) throws InterruptedException {
		JobRunner runner = context.getBean(JobRunner.class);
		RunTicket ticket = runner.request(definition, arguments, "simulation", "");
		RunOutcome outcome = runner.await(ticket, Duration.ofSeconds(1));
		while (outcome instanceof RunOutcome.Pending) {
			context.getBean(DeliverySteps.class).progress().forEach((progress) -> watch(session, progress));
			outcome = runner.await(ticket, Duration.ofSeconds(1));
		}
		sample();
		return outcome;
	}

	private void watch(Session session, DeliveryProgress progress) {
		session.err()
			.println("delivering %d/%d, %s/s".formatted(progress.done(), progress.total(),
					SimulateCommand.words(progress.perSecond())));
		if (progress.done() * SAMPLES >= progress.total() * (this.sampled + 1)) {
			this.sampled++;
			sample();
		}
	}

	private void sample() {
		if (this.heap) {
			System.gc();
			this.largestHeap = Math.max(this.largestHeap,
					ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
	}

}
