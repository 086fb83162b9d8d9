package elchi.admin.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import elchi.ElchiApplication;
import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.SendingAct;
import elchi.admin.access.ApiTokens;
import elchi.admin.access.AuditLog;
import elchi.admin.access.Permission;
import elchi.admin.access.Users;
import elchi.alert.HeldMove;
import elchi.alert.HeldMoves;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.digest.EditionId;
import elchi.digest.Week;
import elchi.mail.EmailAddress;
import elchi.subscription.ImportMode;
import elchi.subscription.SubscriberImport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands beside a process that serves their home, and commands to a server elsewhere:
 * the same words and the same exit codes.
 */
class ServedCommandsTests {

	private static final EditionId W39 = EditionId.parse("2026-W39");

	private static final String READER = "reader-kz@example.org";

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private static String url;

	private static Path token;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	private final List<String> asked = new ArrayList<>();

	/** Null if nobody is there. */
	private Boolean answer;

	@BeforeAll
	static void serveAWeek() throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home, "--spring.quartz.scheduler-name=served");
		url = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
		Users users = application.getBean(Users.class);
		users.makeFirstOwner(users.setUp().orElseThrow(), "aigul", "correct horse battery");
		String secret = application.getBean(ApiTokens.class)
			.make(users.all().get(0), "look", Set.of(Permission.VIEW), 1);
		token = Files.writeString(home.resolve("token"), secret + "\n");
		ServedCommandsTests first = new ServedCommandsTests();
		assertThat(first.elchi("run", "weekly-digest", "--week=2026-W39", "--reason=it is Monday"))
			.as(first.err.toString())
			.isZero();
		assertThat(first.err.toString()).contains("Asking the server at http://localhost:",
				"A run of weekly-digest week=2026-W39 was asked for.");
		assertThat(first.out.toString()).startsWith("Run ")
			.contains("of weekly-digest is completed.", "deliver            COMPLETED",
					"Books of 2026-W39: audience 6 = accepted 6", "balanced");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void theSameWeekAgainIsAlreadyComplete() {
		assertThat(elchi("run", "weekly-digest", "--week=2026-W39")).isZero();
		assertThat(this.out.toString()).contains("is already complete");
	}

	@Test
	void theWeekIsLookedAtFromAllSides() {
		assertThat(elchi("books", "2026-W39", "--json")).isZero();
		assertThat(JsonMapper.shared().readTree(this.out.toString()).get("accepted").asLong()).isEqualTo(6);
		assertThat(elchi("books", "2020-W01")).isEqualTo(2);
		assertThat(this.err.toString()).contains("There is no mailing 2020-W01");
		assertThat(elchi("runs")).isZero();
		assertThat(this.out.toString()).contains("weekly-digest", "week=2026-W39", "cli:");
		assertThat(elchi("deliveries", READER)).isZero();
		assertThat(this.out.toString()).contains("2026-W39", "ACCEPTED   attempts 1");
	}

	@Test
	void whoOrdersIsTheUserOfTheOperatingSystem() {
		assertThat(elchi("rerun", "weekly-digest", "--week=2026-W39", "--reason=to be sure", "--request-key=sure"))
			.isZero();
		assertThat(application.getBean(AuditLog.class).find("to be sure", 0)).singleElement()
			.satisfies((entry) -> assertThat(entry.who()).isEqualTo(ActOptions.who()))
			.satisfies((entry) -> assertThat(entry.key()).isEqualTo("sure"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			stop 99999 --reason=x                           | 2 | There is no run 99999
			restart 99999 --reason=x                        | 2 | There is no run 99999
			settle 2026-W39 --to=a@b.example --as=due --reason=x | 2 | is not uncertain
			approve 2026-W39 --hash=0 --reason=x            | 1 | is CLOSED
			approve 2026-W39 --hash=0 --dry-run             | 2 | is CLOSED
			run weekly-digset --reason=x                    | 2 | weekly-digset
			""")
	void whatIsNotDoneHasTheSameWordsAndCode(String line, int code, String words) {
		assertThat(elchi(line.split(" "))).as(this.err.toString()).isEqualTo(code);
		assertThat(this.err.toString()).contains(words);
	}

	@Test
	void aBackupComesWhereItIsWanted() {
		Path wanted = home.resolve("mine.zip");
		assertThat(elchi("backup", "--out=" + wanted, "--reason=monthly")).as(this.err.toString()).isZero();
		assertThat(wanted).isNotEmptyFile();
		assertThat(this.out.toString()).contains("The database is written to '%s'.".formatted(wanted));
	}

	@Test
	void whileSendingIsPausedNothingIsRun() {
		assertThat(elchi("pause-sending", "--reason=the relay moves")).isZero();
		assertThat(elchi("run", "deliver")).isEqualTo(2);
		assertThat(this.err.toString()).contains("Nothing was run and nobody was mailed:", "- All sending is paused");
		assertThat(elchi("resume-sending", "--reason=it has moved")).isZero();
		assertThat(this.out.toString()).contains("Mail may leave again.");
	}

	@Test
	void aHeldMoveIsKeptOutOnce() {
		HeldMove move = application.getBean(HeldMoves.class).all().get(0);
		String[] dismiss = { "held", "dismiss", move.currency(), move.source(), move.date().toString(),
				"--reason=a misprint" };
		assertThat(elchi("held", "release", move.currency(), move.source(), move.date().toString(), "--dry-run"))
			.isZero();
		assertThat(this.out.toString()).contains("Would let the move of " + move.currency());
		assertThat(elchi(dismiss)).as(this.err.toString()).isZero();
		assertThat(this.out.toString()).contains("is kept out for good");
		assertThat(application.getBean(AuditLog.class).find("a misprint", 0)).singleElement()
			.satisfies((entry) -> assertThat(entry.what()).isEqualTo("dismiss-held"));
		assertThat(elchi(dismiss)).isEqualTo(2);
		assertThat(this.err.toString()).contains("is held back; 'elchi held' lists");
	}

	@Test
	void whatIsHeldAndWhoIsSuppressedIsListedToTheLastDigit() throws Exception {
		StringBuilder csv = new StringBuilder("email,reason\n");
		IntStream.rangeClosed(1, 230).forEach((number) -> csv.append("gone%d@example.org,left\n".formatted(number)));
		application.getBean(SubscriberImport.class)
			.run(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), ImportMode.SUPPRESS);
		Workplace served = new ServedWorkplace(ProcessFile.server(home).orElseThrow());
		Workplace own = new OwnWorkplace(application);
		assertThat(served.suppressions()).hasSizeGreaterThanOrEqualTo(230).isEqualTo(own.suppressions());
		assertThat(served.held()).isEqualTo(own.held());
		assertThat(elchi("suppressions", "list")).isZero();
		assertThat(this.out.toString()).contains("gone230@example.org  since ");
		assertThat(elchi("held")).isZero();
		assertThat(this.out.toString()).isNotEmpty();
	}

	@Test
	void rulesAreTheSameHereAndThere() {
		RuleDesk served = new ServedWorkplace(ProcessFile.server(home).orElseThrow()).rules();
		RuleDesk own = new OwnWorkplace(application).rules();
		List<JsonNode> rules = own.list("", "active");
		assertThat(rules).isNotEmpty();
		assertThat(served.list("", "active")).hasToString(rules.toString());
		long rule = rules.get(0).get("id").asLong();
		assertThat(served.explain(rule)).hasToString(own.explain(rule).toString());
		Map<String, String> words = Map.of("pair", "KZT/USD", "threshold_percent", "1", "window", "7d");
		assertThat(served.tryOut(words)).hasToString(own.tryOut(words).toString());
	}

	@Test
	void aRuleIsStoppedByTheServer() {
		long rule = new OwnWorkplace(application).rules().list("", "active").get(0).get("id").asLong();
		assertThat(elchi("rules", "snooze", "" + rule, "--until=2001-01-01")).isEqualTo(2);
		assertThat(this.err.toString()).contains("A rule cannot be silent until '2001-01-01'");
		assertThat(elchi("rules", "stop", "" + rule, "--reason=said by telephone")).as(this.err.toString()).isZero();
		assertThat(this.out.toString()).startsWith("Rule %d is stopped: ".formatted(rule));
		assertThat(application.getBean(AuditLog.class).find("said by telephone", 0)).singleElement()
			.satisfies((entry) -> assertThat(entry.who()).isEqualTo(ActOptions.who()))
			.satisfies((entry) -> assertThat(entry.what()).isEqualTo("rule.stop"));
		assertThat(elchi("rules", "explain", "99999")).isEqualTo(2);
		assertThat(this.err.toString()).contains("There is no rule 99999");
		assertThat(elchi("rules", "list", "--owner=nobody@example.org")).isEqualTo(2);
		assertThat(this.err.toString()).contains("There is no subscriber 'nobody@example.org'");
	}

	@Test
	void aPlanNeedsNoReason() {
		assertThat(elchi("rerun", "weekly-digest", "--week=2026-W39", "--dry-run")).isZero();
		assertThat(this.out.toString()).contains("would add 0 readers");
		assertThat(elchi("rerun", "weekly-digest", "--week=2026-W39")).isEqualTo(2);
		assertThat(this.err.toString()).contains("Missing required option: '--reason=TEXT'.");
	}

	@Test
	void onATerminalSomebodyIsAskedBeforeAnybodyIsConcerned() {
		String[] correct = { "correct", "--week=2026-W39", "--note=Friday was wrong", "--reason=the issuer" };
		this.answer = false;
		assertThat(elchi(correct)).isEqualTo(2);
		assertThat(this.asked).containsExactly("Go on?");
		assertThat(this.err.toString()).contains("Edition 2026-W39.2 would correct 2026-W39", READER,
				"Nothing was done.");
		assertThat(elchi("rerun", "weekly-digest", "--week=2026-W39", "--reason=x")).as("concerns nobody").isZero();
		assertThat(elchi("test", "weekly-digest", "--week=2026-W39", "--to=editor@example.org", "--yes")).isZero();
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void aServerElsewhereWantsATokenThatIsNeverAnArgument() throws Exception {
		assertThat(elsewhere("runs", "--url=" + url, "--token-file=" + token)).isZero();
		assertThat(this.out.toString()).contains("weekly-digest");
		assertThat(elsewhere("--url=" + url, "--token-file=" + token, "pause-sending", "--reason=x")).isEqualTo(2);
		assertThat(this.err.toString()).contains("The token lacks the scope");
		assertThat(elsewhere("runs", "--url=" + url)).isEqualTo(2);
		assertThat(this.err.toString()).contains("A token is needed: in the variable ELCHI_TOKEN");
		Path wrong = Files.writeString(home.resolve("wrong"), "elchi_guessed");
		assertThat(elsewhere("runs", "--url=" + url, "--token-file=" + wrong)).isEqualTo(2);
		assertThat(elsewhere("runs", "--url=http://elchi.example.com", "--token-file=" + token)).isEqualTo(2);
		assertThat(this.err.toString()).contains("would carry the token in the clear");
		assertThat(elsewhere("runs", "--url=http://127.0.0.1:1", "--token-file=" + token)).isEqualTo(1);
		assertThat(this.err.toString()).contains("does not answer");
		assertThat(elsewhere("subscribers", "export", "--url=" + url)).isEqualTo(2);
		assertThat(this.err.toString()).contains("No server does this command");
	}

	@ParameterizedTest
	@MethodSource("acts")
	void everyActArrivesAsItWasMeant(Act act) {
		Server server = ProcessFile.server(home).orElseThrow();
		assertThat(server.address()).isEqualTo(URI.create(url.replace("127.0.0.1", "localhost")));
		assertThat(new ServedWorkplace(server).plan(act)).isEqualTo(application.getBean(Acts.class).plan(act));
	}

	static List<Act> acts() {
		MailingId mailing = new MailingId("2026-W39");
		EmailAddress reader = EmailAddress.parse(READER);
		return List.of(new Act.Run("weekly-digest", Map.of("week", "2026-W39")), new Act.Restart(1), new Act.Stop(1),
				new Act.Approve(W39, "0"), new Act.Skip(W39), new Act.Settle(mailing, reader, DeliveryStatus.DUE),
				new Act.RetryFailed(mailing, DeliveryStatus.DEFERRED, null), new Act.RetryFailed(mailing, null, reader),
				new Act.Resume(mailing), new Act.Test("weekly-digest", W39, reader),
				new Act.Edit(W39, new TreeSet<>(Set.of(1L, 2L)), "A line"), new Act.Edit(W39, new TreeSet<>(), null),
				new Act.Rerun("weekly-digest", Week.parse("2026-W39")),
				new Act.Correct(Week.parse("2026-W39"), "A note", new TreeSet<>()), new SendingAct.Pause(),
				new Act.Unsuppress(reader), new SendingAct.Resume(true), new SendingAct.Resume(false));
	}

	private int elchi(String... arguments) {
		List<String> line = new ArrayList<>(List.of(arguments));
		line.addAll(List.of("--spring.profiles.active=demo", "--elchi.home=" + home));
		return execute(line);
	}

	/** Where no home is, and none is made. */
	private int elsewhere(String... arguments) {
		List<String> line = new ArrayList<>(List.of(arguments));
		line.add("--elchi.home=" + home.resolve("elsewhere"));
		int code = execute(line);
		assertThat(home.resolve("elsewhere")).doesNotExist();
		return code;
	}

	/**
	 * Somebody who says the same to every question.
	 */
	private Terminal somebody(boolean says) {
		return new Terminal() {

			@Override
			public boolean attended() {
				return true;
			}

			@Override
			public boolean agrees(String question) {
				ServedCommandsTests.this.asked.add(question);
				return says;
			}

		};
	}

	private int execute(List<String> line) {
		this.out.getBuffer().setLength(0);
		this.err.getBuffer().setLength(0);
		Commands commands = (this.answer != null) ? new Commands(ElchiApplication.class, somebody(this.answer))
				: new Commands(ElchiApplication.class);
		return commands.execute(new PrintWriter(this.out, true), new PrintWriter(this.err, true),
				line.toArray(String[]::new));
	}

}
