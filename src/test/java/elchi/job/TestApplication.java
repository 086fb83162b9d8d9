package elchi.job;

import java.time.Clock;
import java.util.Map;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One job, {@code weekly-job}, and whatever launches it.
 */
@EnableAutoConfiguration
@Import(JobConfiguration.class)
class TestApplication {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	Work work() {
		return new Work();
	}

	@Bean
	RunParameters weekParameters() {
		return new RunParameters() {

			@Override
			public String job() {
				return "weekly-job";
			}

			@Override
			public JobParameters identify(JobDefinition definition, Map<String, String> arguments, Clock clock) {
				arguments.keySet().stream().filter((name) -> !name.equals("week")).findFirst().ifPresent((name) -> {
					throw new IllegalArgumentException("Unknown argument '%s'".formatted(name));
				});
				return new JobParametersBuilder().addString("week", arguments.getOrDefault("week", "2026-W01"))
					.toJobParameters();
			}

		};
	}

	@Bean
	Job weeklyJob(JobRepository repository, PlatformTransactionManager transactions, Work work) {
		return new JobBuilder("weekly-job", repository)
			.start(new StepBuilder("work", repository)
				.tasklet((contribution, context) -> work.chunk(contribution), transactions)
				.build())
			.build();
	}

}
