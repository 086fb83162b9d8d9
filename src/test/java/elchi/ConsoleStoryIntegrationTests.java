package elchi;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import elchi.admin.access.Users;
import elchi.subscription.ImportMode;
import elchi.subscription.SubscriberImport;
import elchi.test.Browser;
import elchi.test.ScriptedSmtpServer;
import elchi.test.ScriptedSmtpServer.Received;
import elchi.test.ScriptedSmtpServer.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operator's Monday in a browser: from the set-up link to the audit log, with a reader
 * whose server refuses and one whose server hangs up after the last dot.
 */
class ConsoleStoryIntegrationTests {

	private static final String PASSWORD = "correct horse battery";

	private static final String REFUSED = "reader-kg@example.org";

	private static final String UNCERTAIN = "reader-tj@example.org";

	private static final int READERS = 66;

	private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	@Test
	void anOperatorSendsAWeekPutsRightWhatIsNotAndMailsNobodyTwice(@TempDir Path home) throws Exception {
		this.server.at(Stage.RCPT, REFUSED, "550 5.1.1 no such user");
		this.server.once(Stage.STORED, UNCERTAIN, ScriptedSmtpServer.HANG_UP);
		try (this.server; ConfigurableApplicationContext application = serve(home)) {
			String port = application.getEnvironment().getRequiredProperty("local.server.port");
			try (Browser browser = Browser.at("http://127.0.0.1:" + port)) {
				becomeOwner(browser, application.getBean(Users.class).setUp().orElseThrow());
				sendTheWeek(browser);
				settle(browser);
				rerun(browser);
				correct(browser);
				lookBack(browser);
				browser.assertNoComplaints();
			}
		}
	}

	private static void becomeOwner(Browser browser, String secret) {
		browser.open("/setup/" + secret);
		browser.fill("Name", "aigul");
		browser.fill("Password", PASSWORD);
		browser.fill("The same again", PASSWORD);
		browser.press("Set the password");
		assertThat(browser.text()).contains("The password is set. Log in with it.");
		browser.fill("Name", "aigul");
		browser.fill("Password", PASSWORD);
		browser.press("Log in");
		assertThat(browser.path()).isEqualTo("/");
		assertThat(browser.text()).contains("No edition has been assembled yet.");
	}

	private void sendTheWeek(Browser browser) {
		browser.follow("Runs");
		browser.follow("Run");
		browser.fill("Definition", "weekly-digest");
		browser.fill("Week", "2026-W39");
		browser.press("Show what would happen");
		act(browser, "Run", "A run asks the sources first", "it is Monday");
		watchTheRun(browser, "WAITING");
		assertThat(this.server.messages()).isEmpty();
		lookAtTheEdition(browser);
		browser.follow("Approve");
		act(browser, "Approve", "Would release edition 2026-W39 to its %d readers".formatted(READERS), "seen");
		assertThat(watchTheRun(browser, "COMPLETED")).as("the bar moves").hasSizeGreaterThan(1);
		assertThat(browser.text()).contains("Audience " + READERS + ", balanced", UNCERTAIN)
			.contains("accepted\n" + (READERS - 2), "rejected\n1", "uncertain\n1");
		assertThat(this.server.messages()).extracting(Received::to)
			.hasSize(READERS - 1)
			.doesNotHaveDuplicates()
			.doesNotContain(REFUSED);
	}

	private static void lookAtTheEdition(Browser browser) {
		browser.follow("Editions");
		browser.follow("2026-W39");
		assertThat(browser.text()).contains("It waits since", "for somebody's approval");
		for (String frame : List.of("iframe.w600", "iframe.w320")) {
			assertThat(browser.textOfFrame(frame)).contains("Tenge ends week stronger against the dollar");
		}
		browser.follow("Text");
		assertThat(browser.text("pre")).contains("Tenge ends week stronger against the dollar");
		browser.follow("HTML");
	}

	/**
	 * Follows the run that was asked for to its end, on a page that moves by itself.
	 * @return where the bar was seen
	 */
	private static Set<String> watchTheRun(Browser browser, String end) {
		Set<String> seen = new LinkedHashSet<>();
		browser.follow("Watch the run");
		browser.awaitPage((page) -> page.path().startsWith("/runs/"), "the run has begun");
		browser.awaitPage((page) -> {
			if (page.has("progress")) {
				seen.add(page.attribute("progress", "value"));
			}
			return page.has(".lead .status") && page.text(".lead .status").equals(end);
		}, "the run is " + end);
		return seen;
	}

	private static void settle(Browser browser) {
		browser.follow("Deliveries");
		browser.fill("Mail address", REFUSED);
		browser.press("Find");
		assertThat(browser.text()).contains("2026-W39", "REJECTED", "550 5.1.1 no such user");
		browser.fill("Mail address", UNCERTAIN);
		browser.press("Find");
		assertThat(browser.path()).as("no address in it").isEqualTo("/deliveries");
		assertThat(browser.text()).contains("UNCERTAIN");
		browser.press("It came");
		act(browser, "Settle", "Would settle the mail of 2026-W39", "they say that it came");
		assertThat(browser.text()).contains("Settled the mail of 2026-W39 to '%s' as ACCEPTED".formatted(UNCERTAIN));
	}

	private void rerun(Browser browser) {
		int mails = this.server.count();
		openTheEdition(browser);
		browser.follow("Rerun for who has come since");
		act(browser, "Rerun", "would add 0 readers", "to be sure");
		watchTheRun(browser, "COMPLETED");
		assertThat(this.server.count()).as("a rerun of what is complete").isEqualTo(mails);
	}

	private void correct(Browser browser) {
		int mails = this.server.count();
		openTheEdition(browser);
		browser.follow("Correct it");
		browser.fill("What was wrong", "Friday's rate was wrong.");
		browser.press("Show what would happen");
		act(browser, "Correct", "Edition 2026-W39.2 would correct 2026-W39", "the issuer printed another figure");
		watchTheRun(browser, "WAITING");
		browser.follow("Editions");
		browser.follow("2026-W39.2");
		browser.follow("Approve");
		act(browser, "Approve", "Would release edition 2026-W39.2", "seen, too");
		watchTheRun(browser, "COMPLETED");
		List<Received> corrections = this.server.messages().subList(mails, this.server.messages().size());
		assertThat(corrections).extracting(Received::to)
			.hasSize(READERS - 1)
			.doesNotHaveDuplicates()
			.doesNotContain(REFUSED)
			.contains(UNCERTAIN);
		assertThat(corrections).allSatisfy((mail) -> assertThat(source(mail)).contains("In-Reply-To: <d.2026-w39."));
	}

	private static void openTheEdition(Browser browser) {
		browser.follow("Editions");
		browser.follow("2026-W39");
	}

	/**
	 * Reads what would happen, gives a reason, and has it done.
	 */
	private static void act(Browser browser, String verb, String plan, String reason) {
		assertThat(browser.text()).contains("What would happen", plan);
		browser.fill("Reason", reason);
		browser.press(verb);
	}

	private static void lookBack(Browser browser) {
		browser.follow("Audit");
		String audit = browser.text();
		assertThat(audit).contains("the issuer printed another figure", "to be sure", "they say that it came",
				"it is Monday");
		for (String verb : List.of("correct", "rerun", "settle", "approve", "run", "login", "user.first-owner")) {
			assertThat(browser.texts("td[data-label=What]")).contains(verb);
		}
	}

	private ConfigurableApplicationContext serve(Path home) throws Exception {
		Path jobs = Files.createDirectories(home.resolve("jobs"));
		try (InputStream shipped = new ClassPathResource("demo/jobs/weekly-digest.yaml").getInputStream()) {
			String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
			Files.writeString(jobs.resolve("weekly-digest.yaml"),
					text.replace("rate: 50/s", "rate: 20/s") + "\napproval: {needed: true, deadline: 4h}\n");
		}
		ConfigurableApplicationContext application = new SpringApplicationBuilder(ElchiApplication.class)
			.profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home.resolve("data"), "--elchi.jobs.location=" + jobs,
					"--spring.mail.host=127.0.0.1", "--spring.mail.port=" + this.server.port(),
					"--spring.quartz.scheduler-name=console-story");
		application.getBean(SubscriberImport.class)
			.run(new ByteArrayInputStream(readers().getBytes(StandardCharsets.UTF_8)), ImportMode.SUBSCRIBE);
		return application;
	}

	/** Those that the demonstration brings along are six. */
	private static String readers() {
		return IntStream.rangeClosed(7, READERS)
			.mapToObj("reader%d@example.net,Reader,en,Asia/Almaty,,,text,confirmed"::formatted)
			.collect(Collectors.joining("\n", "email,name,language,zone,countries,currencies,format,status\n", "\n"));
	}

	private static String source(Received mail) {
		return new String(mail.source(), StandardCharsets.ISO_8859_1);
	}

}
