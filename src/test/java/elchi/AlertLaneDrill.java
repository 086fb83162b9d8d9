package elchi;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import elchi.alert.AlertRules;
import elchi.fx.QuoteImport;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.subscription.SubscriberImport;
import elchi.test.Database;
import elchi.test.ScriptedSmtpServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An alert while a digest to fifty thousand readers is under way on a slow server.
 */
@Tag("drill")
class AlertLaneDrill {

	private static final Logger logger = LoggerFactory.getLogger(AlertLaneDrill.class);

	private static final int READERS = 50_000;

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@Test
	void anAlertDoesNotWaitForTheDigest(@TempDir Path home) throws Exception {
		try (ScriptedSmtpServer server = ScriptedSmtpServer.start();
				Database database = Database.postgres();
				ConfigurableApplicationContext application = start(database, home, server.port())) {
			JobRunner runner = application.getBean(JobRunner.class);
			runner.await(runner.request("collect", Map.of(), "drill", "figures"), PATIENCE);
			runner.await(runner.request("rate-alerts", Map.of(), "drill", "what stands already"), PATIENCE);
			application.getBean(SubscriberImport.class).run(readers());
			CountDownLatch flowing = new CountDownLatch(500);
			CompletableFuture<Instant> reached = new CompletableFuture<>();
			server.forget();
			server.standAway(Duration.ofMillis(100));
			Clock clock = application.getBean(Clock.class);
			server.whenHeard((command) -> {
				flowing.countDown();
				if (command.startsWith("MAIL") && command.contains(".alerts-")) {
					reached.complete(clock.instant());
				}
			});
			RunTicket digest = runner.request("weekly-digest", Map.of("week", "2026-W39"), "drill", "fifty thousand");
			assertThat(flowing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			application.getBean(QuoteImport.class)
				.take(new StringReader("date,pair,rate,source\n2026-09-28,USD/KZT,425.00000000,currency-api\n"));
			RunTicket alerts = runner.request("rate-alerts", Map.of(), "drill", "the tenge leaps");
			Instant arrival = reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			Duration latency = Duration.between(evaluated(application), arrival);
			logger.info("The alert reached the server {} ms after its evaluation began, of {} rules",
					latency.toMillis(), application.getBean(AlertRules.class).all().count());
			assertThat(latency).isLessThan(Duration.ofSeconds(1));
			assertThat(runner.await(alerts, PATIENCE)).isInstanceOf(RunOutcome.Completed.class);
			assertThat(runner.await(digest, Duration.ZERO)).as("the digest").isInstanceOf(RunOutcome.Pending.class);
		}
	}

	private static Instant evaluated(ConfigurableApplicationContext application) {
		return application.getBean(JdbcClient.class)
			.sql("SELECT max(as_of) FROM alert_evaluation WHERE audience > 0")
			.query((row, index) -> row.getObject(1, OffsetDateTime.class).toInstant())
			.single();
	}

	private static ByteArrayInputStream readers() {
		StringBuilder csv = new StringBuilder("email,name,language,zone,countries,currencies,format,status\n");
		for (int reader = 1; reader <= READERS; reader++) {
			csv.append("reader").append(reader).append("@example.net,,en,Asia/Almaty,,,text,confirmed\n");
		}
		return new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static ConfigurableApplicationContext start(Database database, Path home, int port) {
		return new SpringApplicationBuilder(ElchiApplication.class).web(WebApplicationType.NONE)
			.profiles("demo", "command")
			.run("--elchi.home=" + home, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user(), "--spring.mail.host=127.0.0.1",
					"--spring.mail.port=" + port);
	}

}
