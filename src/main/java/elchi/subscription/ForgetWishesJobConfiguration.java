package elchi.subscription;

import java.time.Clock;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The job {@code forget-wishes}: who never confirmed is forgotten. It may be restarted at
 * any time.
 */
@Configuration(proxyBeanMethods = false)
class ForgetWishesJobConfiguration {

	static final String JOB = "forget-wishes";

	@Bean
	ForgottenWishes forgottenWishes(JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
		return new ForgottenWishes(jdbc, new TransactionTemplate(transactionManager), clock);
	}

	/**
	 * Made when it is launched: rooms above are tested with this one's beans and without
	 * jobs.
	 */
	@Bean(JOB)
	@Lazy
	Job forgetWishes(JobRepository repository, ForgottenWishes forgotten) {
		return new JobBuilder(JOB, repository)
			.start(new StepBuilder(JOB, repository)
				.tasklet((contribution, chunk) -> forget(forgotten, contribution), new ResourcelessTransactionManager())
				.build())
			.build();
	}

	private static RepeatStatus forget(ForgottenWishes forgotten, StepContribution contribution) {
		contribution.incrementWriteCount(forgotten.forget());
		return RepeatStatus.FINISHED;
	}

}
