package elchi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.mail.EmailAddress;
import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.mail.InboxMessage;
import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.test.BounceLetters;
import elchi.test.BounceServer;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A week is mailed; then a bounce, a complaint and a mail that unsubscribes come back.
 */
class ReturnedMailIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatComesBackIsTakenToHeart(Database database, @TempDir Path home) throws Exception {
		String protocol = database.toString().equals("H2") ? "imap" : "pop3";
		try (database;
				BounceServer server = BounceServer.start(protocol);
				ConfigurableApplicationContext application = start(database, home, server)) {
			run(application, "weekly-digest", Map.of("week", "2026-W39"));
			Subscriber gone = reader(application, 0);
			Subscriber cross = reader(application, 1);
			Subscriber leaver = reader(application, 2);
			server.deliver(BounceLetters.letter("postfix",
					Map.of("id", id(application, 0), "recipient", gone.address().value())));
			server.deliver(BounceLetters.letter("complaint", Map.of("id", id(application, 1))));
			server.deliver(BounceLetters.letter("gmail", Map.of("id", id(application, 3))));
			server.deliver(BounceLetters.letter("wish", Map.of("token", token(application, leaver))));
			server.deliver(BounceLetters.letter("wish", Map.of("token", "A word about last week's digest")));
			run(application, "read-bounces", Map.of());
			hasBeenTakenToHeart(application.getBean(Subscribers.class), gone, cross, leaver);
			assertThat(reader(application, 3).suppressedFor())
				.startsWith("refused on 1 days: 552-5.2.2 The recipient's");
			assertThat(server.count()).isZero();
		}
	}

	private static void hasBeenTakenToHeart(Subscribers subscribers, Subscriber gone, Subscriber cross,
			Subscriber leaver) {
		assertThat(subscribers.find(gone.id()).orElseThrow()).satisfies((reader) -> {
			assertThat(reader.status()).isEqualTo(SubscriberStatus.SUPPRESSED);
			assertThat(reader.suppressedFor()).startsWith("550 5.1.1 <");
			assertThat(reader.lists()).contains("digest");
		});
		assertThat(subscribers.find(cross.id()).orElseThrow()).satisfies((reader) -> {
			assertThat(reader.status()).isEqualTo(SubscriberStatus.SUPPRESSED);
			assertThat(reader.suppressedFor()).isEqualTo("complaint: abuse");
			assertThat(reader.lists()).doesNotContain("digest");
		});
		assertThat(subscribers.find(leaver.id()).orElseThrow()).satisfies((reader) -> {
			assertThat(reader.status()).isEqualTo(SubscriberStatus.CONFIRMED);
			assertThat(reader.subscription("digest").orElseThrow().status())
				.isEqualTo(Subscription.Status.UNSUBSCRIBED);
		});
	}

	private static String token(ConfigurableApplicationContext application, Subscriber reader) {
		Links links = application.getBean(Links.class);
		return links.token(new LinkTicket(LinkPurpose.UNSUBSCRIBE, reader.id(), "digest", "2026-W39", null),
				links.sealedKeyId());
	}

	private static Subscriber reader(ConfigurableApplicationContext application, int index) {
		InboxEntry entry = application.getBean(Inbox.class).entries().get(index);
		return application.getBean(Subscribers.class).find(EmailAddress.parse(entry.to())).orElseThrow();
	}

	private static String id(ConfigurableApplicationContext application, int index) {
		Inbox inbox = application.getBean(Inbox.class);
		return inbox.read(inbox.entries().get(index).id())
			.orElseThrow()
			.headers()
			.stream()
			.filter((header) -> header.name().equalsIgnoreCase("Message-ID"))
			.map(InboxMessage.Header::value)
			.map((value) -> value.substring(1, value.indexOf('@')))
			.findFirst()
			.orElseThrow();
	}

	private static void run(ConfigurableApplicationContext application, String definition,
			Map<String, String> arguments) throws InterruptedException {
		JobRunner runner = application.getBean(JobRunner.class);
		assertThat(runner.await(runner.request(definition, arguments, "test", "bounces"), PATIENCE))
			.isInstanceOf(RunOutcome.Completed.class);
	}

	private static ConfigurableApplicationContext start(Database database, Path home, BounceServer server)
			throws Exception {
		Path jobs = Files.createDirectories(home.resolve("jobs"));
		Files.copy(new ClassPathResource("demo/jobs/weekly-digest.yaml").getInputStream(),
				jobs.resolve("weekly-digest.yaml"));
		Files.copy(Path.of("jobs/read-bounces.yaml"), jobs.resolve("read-bounces.yaml"));
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo", "command")
			.run("--elchi.home=" + home, "--elchi.jobs.location=" + jobs, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user(), "--elchi.mail.bounces.host=127.0.0.1",
					"--elchi.mail.bounces.port=" + server.port(), "--elchi.mail.bounces.protocol=" + server.protocol(),
					"--elchi.mail.bounces.username=bounces", "--elchi.mail.bounces.password=secret",
					"--elchi.mail.bounces.encryption=none", "--elchi.delivery.bounces.threshold=1");
	}

}
