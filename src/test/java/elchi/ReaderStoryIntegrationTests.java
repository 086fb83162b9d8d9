package elchi;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import elchi.admin.access.Users;
import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.test.Browser;
import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader's ten days in a browser: from the sign-up page through the mails of the
 * embedded inbox to the link that ends them.
 */
class ReaderStoryIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String READER = "aida@example.net";

	private static final String PASSWORD = "correct horse battery";

	private static final String MAIL = "iframe.wide";

	private static final String GATES = """

			gates: {nothing-new: notice, min-articles: {value: 1, else: notice}, no-rates: notice}
			""";

	/** Other readers' mails have the same subjects. */
	private static final String FIND = """
			const line = [...document.querySelectorAll("ul.mails li")].find(
				(mail) => mail.innerText.includes(arguments[0]) && mail.innerText.includes(arguments[1]));
			return line ? line.querySelector("a").getAttribute("href") : null;
			""";

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	@Test
	void aReaderComesChoosesChangesAndGetsNothingMoreOnceGone(@TempDir Path home) throws Exception {
		int port = freePort();
		try (ConfigurableApplicationContext application = serve(home, port);
				Browser browser = Browser.at("http://127.0.0.1:" + port)) {
			signUp(browser);
			mayLookIntoTheInbox(browser, application);
			confirm(browser);
			send(application, "2026-W39", "2026-09-28T03:00:00Z");
			readWhatWasChosen(browser);
			choose(browser);
			askForTuesday(browser);
			send(application, "2026-W40", "2026-10-05T02:00:00Z");
			assertThat(books(application).due()).as("enqueued for Tuesday").isEqualTo(1);
			leave(browser);
			this.clock.set("2026-10-07T02:00:00Z");
			run(application, "deliver", Map.of());
			assertNothingMore(browser, books(application));
			browser.assertNoComplaints();
		}
	}

	private static void signUp(Browser browser) {
		browser.open("/subscribe?lang=en");
		browser.fill("Your e-mail address", READER);
		browser.choose("Language", "Русский");
		browser.script("document.querySelector('summary').click()");
		browser.tick("Kazakhstan");
		browser.tick("Tenge");
		browser.press("Subscribe");
		assertThat(browser.text()).contains("Look into your mailbox", "A mail is on its way to " + READER);
	}

	private static void mayLookIntoTheInbox(Browser browser, ConfigurableApplicationContext application) {
		browser.open("/setup/" + application.getBean(Users.class).setUp().orElseThrow());
		browser.fill("Name", "aigul");
		browser.fill("Password", PASSWORD);
		browser.fill("The same again", PASSWORD);
		browser.press("Set the password");
		browser.fill("Name", "aigul");
		browser.fill("Password", PASSWORD);
		browser.press("Log in");
	}

	private void confirm(Browser browser) {
		openMail(browser, "Подтвердите адрес");
		browser.followInFrame(MAIL, "Да, это мой адрес");
		assertThat(browser.text()).contains(READER + " — это ваш адрес?");
		browser.press("Да, присылайте");
		assertThat(browser.text()).contains("Готово", "еженедельный дайджест");
		openMail(browser, "Добро пожаловать");
	}

	private void readWhatWasChosen(Browser browser) {
		openMail(browser, "(21");
		assertThat(browser.textOfFrame(MAIL)).contains("Тенге укрепился на 0,77", "KZT", "Казахстан", "night trams")
			.doesNotContain("KGS", "TJS", "UZS", "TMT", "Кыргызстан", "Узбекистан", "walnut", "cotton");
	}

	private void choose(Browser browser) {
		browser.followInFrame(MAIL, "Изменить настройки");
		assertThat(browser.text()).contains("Что вы выбрали", "a…@example.net").doesNotContain("г..");
		browser.choose("Язык", "Türkmençe");
		browser.tick("Казахстан");
		browser.tick("Узбекистан");
		browser.tick("Тенге");
		browser.tick("Сум");
		browser.press("Сохранить");
		assertThat(browser.text()).contains("Ýatda saklandy.");
	}

	private void askForTuesday(Browser browser) {
		browser.choose("Daýjestiň güni", "Sişenbe");
		browser.press("Ýatda sakla");
		assertThat(browser.text()).contains("Ýatda saklandy.");
	}

	private void leave(Browser browser) {
		openMail(browser, "(21");
		browser.followInFrame(MAIL, "Отписаться");
		browser.press("Ýatyrmak");
		assertThat(browser.text()).contains("Ýazylma ýatyryldy", "a…@example.net");
	}

	private static void assertNothingMore(Browser browser, Books books) {
		assertThat(books.withdrawn()).isEqualTo(1);
		assertThat(books.accepted()).as("everybody else").isEqualTo(books.audience() - 1);
		assertThat(books.balanced()).isTrue();
		browser.open("/inbox");
		assertThat(mails(browser)).as("to confirm, to welcome, and one digest").hasSize(3);
	}

	/**
	 * Opens the reader's newest mail with such a subject, once it is there. A minute goes
	 * by, since no two runs are of the same moment.
	 */
	private void openMail(Browser browser, String subject) {
		browser.open("/inbox");
		browser.awaitPage((page) -> {
			page.reload();
			return page.script(FIND, READER, subject) != null;
		}, "a mail '" + subject + "' for the reader");
		browser.open(String.valueOf(browser.script(FIND, READER, subject)));
		assertThat(browser.text()).contains("To " + READER);
		this.clock.tick(Duration.ofMinutes(1));
	}

	private static List<String> mails(Browser browser) {
		return browser.texts("ul.mails li").stream().filter((line) -> line.contains(READER)).toList();
	}

	private void send(ConfigurableApplicationContext application, String week, String moment)
			throws InterruptedException {
		this.clock.set(moment);
		run(application, "weekly-digest", Map.of("week", week));
	}

	private static void run(ConfigurableApplicationContext application, String job, Map<String, String> arguments)
			throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		RunOutcome ended = runner.await(runner.request(job, arguments, "test", "story"), PATIENCE);
		assertThat(ended).as(ended.sentence()).isInstanceOf(RunOutcome.Completed.class);
	}

	private static Books books(ConfigurableApplicationContext application) {
		return application.getBean(DeliveryLedger.class).books(new MailingId("2026-W40"));
	}

	private ConfigurableApplicationContext serve(Path home, int port) throws IOException {
		return new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("story", Clock.class,
					() -> this.clock, (bean) -> bean.setPrimary(true)))
			.run("--server.port=" + port, "--elchi.publisher.public-url=http://127.0.0.1:" + port,
					"--elchi.home=" + home.resolve("data"), "--elchi.jobs.location=" + jobs(home),
					"--spring.quartz.scheduler-name=reader-story");
	}

	/** The week after the sample week goes out, too, though nothing happens in it. */
	private static Path jobs(Path home) throws IOException {
		Path jobs = Files.createDirectories(home.resolve("jobs"));
		for (String job : List.of("weekly-digest", "deliver")) {
			try (InputStream shipped = new ClassPathResource("demo/jobs/" + job + ".yaml").getInputStream()) {
				Files.write(jobs.resolve(job + ".yaml"), shipped.readAllBytes());
			}
		}
		Files.writeString(jobs.resolve("weekly-digest.yaml"), GATES, StandardOpenOption.APPEND);
		return jobs;
	}

	/** Asked for beforehand, since the links of the mails name it. */
	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
