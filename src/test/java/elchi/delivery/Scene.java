package elchi.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

import elchi.mail.EmailAddress;
import elchi.mail.MailMessage;
import elchi.mail.MailSetup;
import elchi.mail.Rate;
import elchi.mail.TestMailers;
import elchi.test.Database;
import elchi.test.MutableClock;
import elchi.test.ScriptedSmtpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A ledger, a scripted server, and a job of the two steps between them.
 */
final class Scene implements AutoCloseable {

	static final MailingId MAILING = new MailingId("2026-W39");

	static final Instant PLANNED = Instant.parse("2026-09-28T02:00:00Z");

	final MutableClock clock = MutableClock.at("2026-09-28T02:00:05Z");

	final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	final Set<Long> withdrawn = ConcurrentHashMap.newKeySet();

	final Set<Long> broken = ConcurrentHashMap.newKeySet();

	/** What the broken ones fail with. */
	Throwable failure = new IllegalStateException("no edition");

	/** What every message says, behind the reader's number. */
	volatile String text = "";

	/** Where a subscriber is reached. */
	volatile LongFunction<String> addresses = Scene::address;

	/** How much time has passed in a scene of its own time. */
	final AtomicLong nanos = new AtomicLong();

	final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	final List<Object> events = new CopyOnWriteArrayList<>();

	final Database database;

	final DeliveryLedger ledger;

	final Settlement settlement;

	final Path home = temporary();

	final SendingGuard guard;

	final JobRepository jobRepository;

	final DeliverySteps steps;

	private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();

	private int jobs;

	Scene(Database database) throws Exception {
		this(database, 500, true);
	}

	/**
	 * Creates it.
	 * @param limit how many messages a connection carries
	 * @param pipelining whether commands travel together
	 */
	Scene(Database database, int limit, boolean pipelining) throws Exception {
		this(database, limit, pipelining, DomainLimits.NONE, false);
	}

	/**
	 * One in which no time passes but that which senders wait. For one connection: when
	 * several wait, their waits add up.
	 */
	static Scene inItsOwnTime(Database database, Map<String, String> domains) throws Exception {
		return new Scene(database, 500, true, DomainLimits.of(domains), true);
	}

	static Scene limited(Database database, Map<String, String> domains) throws Exception {
		return new Scene(database, 500, true, DomainLimits.of(domains), false);
	}

	private Scene(Database database, int limit, boolean pipelining, DomainLimits limits, boolean ownTime)
			throws Exception {
		this.database = database;
		this.ledger = new DeliveryLedger(database.dataSource(), database.transactionManager(), this.clock,
				this.events::add);
		this.settlement = new Settlement(database.dataSource(), database.transactionManager(), this.clock);
		this.guard = guard(this.home);
		JdbcJobRepositoryFactoryBean repository = new JdbcJobRepositoryFactoryBean();
		repository.setDataSource(database.dataSource());
		repository.setTransactionManager(database.transactionManager());
		repository.afterPropertiesSet();
		this.jobRepository = repository.getObject();
		this.operator.setJobRepository(this.jobRepository);
		this.operator.setJobRegistry(new MapJobRegistry());
		this.operator.afterPropertiesSet();
		LongSupplier time = ownTime ? this.nanos::get : System::nanoTime;
		PostOffice office = new PostOffice(this.ledger, TestMailers.to(this.server.port(), pipelining, limit),
				new Lanes(time, this.registry),
				new Domains(limits, new Destinations(database.jdbc()), time, this.registry), 80,
				new RetryPolicy(RandomGenerator.getDefault()), this.clock, time,
				ownTime ? this::pass : PostOffice.Pause.REAL, Duration.ofMillis(1));
		StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("composer", new Composer()));
		this.steps = new DeliverySteps(this.jobRepository,
				new Dispatcher(office, beans.getBeanProvider(MessageComposer.class)),
				new DeadSenders(this.jobRepository, database.toString().equals("H2")),
				new MailSetup.Relay("127.0.0.1", this.server.port(), List.of()), this.guard);
	}

	private void pass(CountDownLatch stop, long nanos) {
		this.nanos.addAndGet(nanos);
		this.clock.tick(Duration.ofNanos(nanos));
	}

	private static Path temporary() {
		try {
			return Files.createTempDirectory("elchi-home");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a process with that home would find.
	 */
	SendingGuard guard(Path home) {
		SendingGuard found = new SendingGuard(new SendingRow(this.database.jdbc()), new EpochFile(home), this.clock);
		found.enter();
		return found;
	}

	/**
	 * Opens the mailing for subscribers 1 to n and enqueues them.
	 */
	Scene mailingTo(long readers) {
		this.ledger.open(new Mailing(MAILING, "test", "digest", readers, PLANNED, Duration.ofHours(48)));
		this.ledger.enqueue(MAILING, LongStream.rangeClosed(1, readers)
			.mapToObj((reader) -> new Recipient(reader, EmailAddress.parse(this.addresses.apply(reader)), PLANNED)));
		return this;
	}

	static Recipient recipient(long subscriber) {
		return new Recipient(subscriber, EmailAddress.parse(address(subscriber)), PLANNED);
	}

	static String address(long subscriber) {
		return "reader" + subscriber + "@example.org";
	}

	static DeliverySettings settings(String rate) {
		return settings(4, rate);
	}

	static DeliverySettings settings(int connections, String rate) {
		return new DeliverySettings("digest", connections, Rate.of(rate), Duration.ofHours(48), UncertainPolicy.HOLD);
	}

	Job digest(DeliverySettings settings) {
		Function<JobParameters, MailingId> mailing = (parameters) -> new MailingId(
				String.valueOf(parameters.getString("week")));
		return new JobBuilder("weekly-digest", this.jobRepository)
			.start(this.steps.deliver(mailing, (parameters) -> settings))
			.next(this.steps.balance(mailing))
			.build();
	}

	JobExecution runBalance() throws Exception {
		return run(new JobBuilder("balance", this.jobRepository).start(this.steps.balance((parameters) -> MAILING))
			.build());
	}

	JobExecution run(Job job) throws Exception {
		JobParameters parameters = new JobParametersBuilder().addString("week", MAILING.value())
			.addLong("attempt", (long) ++this.jobs)
			.toJobParameters();
		return this.operator.start(job, parameters);
	}

	/**
	 * Over one connection, so that the order is certain.
	 */
	JobExecution runInOrder() throws Exception {
		return run(digest(settings(1, "100000/s")));
	}

	JobExecution run() throws Exception {
		return run(digest(settings("100000/s")));
	}

	/**
	 * The job that takes what is left, of all mailings.
	 */
	JobExecution runDeliver() throws Exception {
		DeliveryProperties properties = new DeliveryProperties(2, Rate.of("100000/s"), Duration.ofMillis(5), 80,
				Map.of());
		return run(new JobBuilder("deliver", this.jobRepository).start(this.steps.deliverAll(properties)).build());
	}

	JobExecution restart(JobExecution execution, Job job) throws Exception {
		return this.operator.start(job, execution.getJobParameters());
	}

	/**
	 * The books, once each row was seen to be open for as long as its status is.
	 */
	Books books() {
		assertThat(JdbcClient.create(this.database.dataSource())
			.sql("SELECT status, open FROM delivery")
			.query((row, number) -> DeliveryStatus.valueOf(row.getString("status")).isOpen() == row.getBoolean("open"))
			.list()).doesNotContain(false);
		return this.ledger.books(MAILING);
	}

	DeliveryStatus status(long subscriber) {
		return this.ledger.deliveries(EmailAddress.parse(this.addresses.apply(subscriber))).get(0).status();
	}

	List<String> messageIds() {
		return this.server.messages().stream().map(ScriptedSmtpServer.Received::messageId).toList();
	}

	List<String> allMessageIds(long readers) {
		return LongStream.rangeClosed(1, readers)
			.mapToObj((subscriber) -> MessageIds.of(MAILING, subscriber, "news.example.com"))
			.toList();
	}

	@Override
	public void close() {
		FileSystemUtils.deleteRecursively(this.home.toFile());
		this.server.close();
		this.database.close();
	}

	private final class Composer implements MessageComposer {

		@Override
		public String kind() {
			return "test";
		}

		@Override
		public Composition compose(MailingId mailing, long subscriber) {
			if (Scene.this.withdrawn.contains(subscriber)) {
				return new Composition.Withdrawn("unsubscribed 2026-09-28");
			}
			if (Scene.this.broken.contains(subscriber)) {
				if (Scene.this.failure instanceof Error error) {
					throw error;
				}
				throw (RuntimeException) Scene.this.failure;
			}
			return new Composition.Composed(new MailMessage(EmailAddress.parse("b@bounce.example.com"),
					new MailMessage.Mailbox("Elchi", EmailAddress.parse("digest@news.example.com")),
					new MailMessage.Mailbox(null, EmailAddress.parse(Scene.this.addresses.apply(subscriber))),
					"Week 39", PLANNED, MessageIds.of(mailing, subscriber, "news.example.com"), null, Map.of(),
					Locale.ENGLISH, "Reader " + subscriber + "\n" + Scene.this.text, null, List.of()));
		}

	}

}
