package elchi;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.digest.Edition;
import elchi.digest.EditionId;
import elchi.digest.EditionState;
import elchi.digest.Editions;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.mail.EmailAddress;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberImport;
import elchi.subscription.Subscribers;
import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A digest that is run on Monday at seven in Almaty, and readers on other continents who
 * want it at an hour of their own.
 */
class ReadersOwnHourIntegrationTests {

	private static final EditionId W39 = EditionId.parse("2026-W39");

	private static final String READERS = """
			email,name,language,zone,countries,currencies,format,status,lists,day,hour
			almaty@example.net,,en,Asia/Almaty,,,html,confirmed,digest,,
			early@example.net,,en,Asia/Almaty,,,html,confirmed,digest,monday,06:00
			new-york@example.net,,en,America/New_York,,,html,confirmed,digest,,08:30
			auckland@example.net,,en,Pacific/Auckland,,,html,confirmed,digest,tuesday,06:15
			""";

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void eachGetsItAtTheirOwnHourAndOnce(Database database, @TempDir Path home) throws Exception {
		try (database; ConfigurableApplicationContext application = start(database, home)) {
			application.getBean(SubscriberImport.class)
				.run(new ByteArrayInputStream(READERS.getBytes(StandardCharsets.UTF_8)));
			assertThat(run(application, "weekly-digest")).isInstanceOf(RunOutcome.Completed.class);
			assertThat(readers(application)).containsExactlyInAnyOrder("almaty", "early");
			assertThat(books(application).due()).isEqualTo(2);
			assertThat(state(application)).isEqualTo(EditionState.APPROVED);
			changeTheHour(application, "new-york@example.net");
			assertDelivered(application, "2026-09-28T12:29:59Z");
			assertDelivered(application, "2026-09-28T12:30:00Z", "new-york");
			assertDelivered(application, "2026-09-28T17:14:59Z");
			assertDelivered(application, "2026-09-28T17:15:00Z", "auckland");
			assertThat(books(application).accepted()).isEqualTo(books(application).audience()).isEqualTo(10);
			assertThat(state(application)).isEqualTo(EditionState.CLOSED);
			assertDelivered(application, "2026-09-30T17:15:00Z");
			assertThat(run(application, "weekly-digest")).isInstanceOf(RunOutcome.AlreadyComplete.class);
			assertThat(application.getBean(Inbox.class).entries()).hasSize(10)
				.extracting(InboxEntry::date)
				.as("the mailing's Date, whenever it goes")
				.containsOnly(Instant.parse("2026-09-28T02:00:00Z"));
		}
	}

	/**
	 * What is sealed stays: the new hour is the next edition's.
	 */
	private static void changeTheHour(ConfigurableApplicationContext application, String address) {
		Subscribers subscribers = application.getBean(Subscribers.class);
		Subscriber reader = subscribers.find(EmailAddress.parse(address)).orElseThrow();
		Preferences old = reader.preferences();
		subscribers.prefer(reader.id(), new Preferences(old.language(), old.zone(), old.countries(), old.currencies(),
				old.format(), old.style(), old.day(), LocalTime.of(8, 29)));
	}

	private void assertDelivered(ConfigurableApplicationContext application, String moment, String... readers)
			throws InterruptedException {
		List<String> before = readers(application);
		this.clock.set(moment);
		assertThat(run(application, "deliver")).isInstanceOf(RunOutcome.Completed.class);
		List<String> after = readers(application);
		assertThat(after).as(moment).doesNotHaveDuplicates().containsAll(before);
		assertThat(after.stream().filter((reader) -> !before.contains(reader))).as(moment).containsExactly(readers);
	}

	private static List<String> readers(ConfigurableApplicationContext application) {
		return application.getBean(Inbox.class)
			.entries()
			.stream()
			.map(InboxEntry::to)
			.filter((to) -> to.contains("@example.net"))
			.map((to) -> to.replaceAll(".*?([a-z-]+)@example.net.*", "$1"))
			.toList();
	}

	private static Books books(ConfigurableApplicationContext application) {
		return application.getBean(DeliveryLedger.class).books(new MailingId("2026-W39"));
	}

	private static EditionState state(ConfigurableApplicationContext application) {
		return application.getBean(Editions.class).find(W39).map(Edition::state).orElseThrow();
	}

	private static RunOutcome run(ConfigurableApplicationContext application, String job) throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		Map<String, String> week = job.equals("deliver") ? Map.of() : Map.of("week", W39.toString());
		return runner.await(runner.request(job, week, "test", "story"), Duration.ofMinutes(2));
	}

	private ConfigurableApplicationContext start(Database database, Path home) throws Exception {
		Path jobs = Files.createDirectories(home.resolve("jobs"));
		for (String job : List.of("weekly-digest", "deliver")) {
			try (InputStream shipped = new ClassPathResource("demo/jobs/" + job + ".yaml").getInputStream()) {
				String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
				Files.writeString(jobs.resolve(job + ".yaml"), text.replace("schedule: {zone: Asia/Almaty}",
						"schedule: {zone: Asia/Almaty, cron: \"0 0 7 ? * MON\"}"));
			}
		}
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo", "command")
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("story", Clock.class,
					() -> this.clock, (bean) -> bean.setPrimary(true)))
			.run("--elchi.home=" + home, "--elchi.jobs.location=" + jobs, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user());
	}

}
