package elchi.admin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import elchi.admin.Act;
import elchi.admin.BackupAct;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.admin.Plan;
import elchi.alert.HeldMove;
import elchi.delivery.Books;
import elchi.delivery.Delivery;
import elchi.delivery.MailingId;
import elchi.job.JobRun;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.EmailAddress;
import elchi.subscription.Suppression;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server, whose answers are read back into what a command prints.
 */
final class ServedWorkplace implements Workplace {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private static final Duration GLANCE = Duration.ofMillis(300);

	private static final int PAGE = 200;

	private final Server server;

	ServedWorkplace(Server server) {
		this.server = server;
	}

	@Override
	public Plan plan(Act act) {
		ActRequest request = ActRequest.of(act);
		return read(this.server.post(request.path() + "?dry-run=true", request.body(), null, request.variables()),
				Plan.class);
	}

	@Override
	public Outcome perform(Act act, Order order) {
		ActRequest request = ActRequest.of(act);
		Map<String, Object> body = request.body();
		body.put("reason", order.reason());
		Outcome outcome = read(this.server.post(request.path(), body, order.key(), request.variables()), Outcome.class);
		return (act instanceof BackupAct backup) ? fetched(backup.file(), outcome) : outcome;
	}

	/**
	 * A server writes under its own home; if that is on this machine, the file comes
	 * where it was wanted.
	 */
	private static Outcome fetched(Path wanted, Outcome outcome) {
		Path written = Path.of(outcome.object());
		if (outcome.repeated() || !Files.isReadable(written)) {
			return outcome;
		}
		try {
			Files.move(written, wanted);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(
					"%s It cannot be moved to '%s': %s".formatted(outcome.sentence(), wanted, ex), ex);
		}
		String sentence = outcome.sentence().replace(written.toString(), wanted.toString());
		return new Outcome(outcome.key(), outcome.verb(), wanted.toString(), sentence, outcome.count(), null, false);
	}

	@Override
	public RunOutcome await(String ticket, String definition, Duration patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		RunOutcome outcome = outcome(ticket, definition);
		while (outcome instanceof RunOutcome.Pending && System.nanoTime() < deadline) {
			pause(Math.min(GLANCE.toNanos(), deadline - System.nanoTime()));
			outcome = outcome(ticket, definition);
		}
		return outcome;
	}

	private static void pause(long nanos) throws InterruptedException {
		LockSupport.parkNanos(nanos);
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
	}

	private RunOutcome outcome(String ticket, String definition) {
		JsonNode answer = this.server.get("/requests/{ticket}", ticket);
		Optional<JobRun> run = answer.has("run") ? Optional.of(run(answer.get("run").asLong())) : Optional.empty();
		String word = answer.get("outcome").asString();
		return run.map((found) -> switch (word) {
			case "Completed" -> new RunOutcome.Completed(found);
			case "AlreadyComplete" -> new RunOutcome.AlreadyComplete(found);
			case "Waiting" -> new RunOutcome.Waiting(found);
			case "Stopped" -> new RunOutcome.Stopped(found);
			case "Pending" -> new RunOutcome.Pending(new RunTicket(ticket, definition), run);
			default -> new RunOutcome.Failed(found);
		})
			.orElseGet(() -> word.equals("Refused") ? new RunOutcome.Refused(answer.get("sentence").asString())
					: new RunOutcome.Pending(new RunTicket(ticket, definition), run));
	}

	private JobRun run(long number) {
		return read(this.server.get("/runs/{run}", number), JobRun.class);
	}

	@Override
	public Optional<Books> books(JobRun run) {
		JsonNode books = this.server.get("/runs/{run}", run.id()).get("books");
		return (books != null) ? Optional.of(read(books, Books.class)) : Optional.empty();
	}

	@Override
	public Books books(String mailing) {
		return read(this.server.get("/mailings/{mailing}", mailing), Books.class);
	}

	@Override
	public List<JobRun> runs(int count) {
		return this.server.get("/runs?count={count}", count)
			.valueStream()
			.map((run) -> read(run, JobRun.class))
			.toList();
	}

	@Override
	public List<Delivery> deliveries(EmailAddress address) {
		return this.server.get("/deliveries?address={address}", address.value())
			.valueStream()
			.map(ServedWorkplace::delivery)
			.toList();
	}

	private static Delivery delivery(JsonNode answer) {
		MailingId mailing = new MailingId(answer.get("mailing").asString());
		ObjectNode rest = ((ObjectNode) answer).deepCopy();
		rest.set("mailing", JSON.valueToTree(mailing));
		return read(rest, Delivery.class);
	}

	@Override
	public List<HeldMove> held() {
		return this.server.get("/held").valueStream().map((move) -> read(move, HeldMove.class)).toList();
	}

	@Override
	public List<Suppression> suppressions() {
		List<Suppression> all = new ArrayList<>();
		List<Suppression> page;
		do {
			long last = all.isEmpty() ? 0 : all.get(all.size() - 1).subscriber();
			page = this.server.get("/suppressions?after={last}&count={count}", last, PAGE)
				.valueStream()
				.map(ServedWorkplace::suppression)
				.toList();
			all.addAll(page);
		}
		while (page.size() == PAGE);
		return all;
	}

	@Override
	public RuleDesk rules() {
		return new ServedRules(this.server);
	}

	private static Suppression suppression(JsonNode answer) {
		return new Suppression(answer.get("subscriber").asLong(), EmailAddress.parse(answer.get("address").asString()),
				answer.get("reason").asString(), Instant.parse(answer.get("since").asString()),
				answer.get("how").asString());
	}

	private static <T> T read(JsonNode answer, Class<T> type) {
		return JSON.treeToValue(answer, type);
	}

}
