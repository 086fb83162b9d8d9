package elchi.delivery;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import elchi.mail.MailSetup;
import elchi.mail.Mailer;
import elchi.mail.TestMailers;
import elchi.test.Database;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(DeliveryConfiguration.class);

	@Test
	void jobForWhatIsLeftWaitsUntilMailIsSetUp() throws Exception {
		try (Scene scene = new Scene(Database.h2()).mailingTo(3)) {
			context(scene, new MailSetup.Absent("Set 'spring.mail.host'.")).run((context) -> {
				JobExecution execution = scene.run(context.getBean("deliver", Job.class));
				assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
				assertThat(execution.getStepExecutions()).first()
					.satisfies((step) -> assertThat(step.getExitStatus().getExitDescription())
						.isEqualTo("Sending is paused. Set 'spring.mail.host'."));
				assertThat(scene.books().due()).isEqualTo(3);
			});
		}
	}

	@Test
	void mailingThatNobodyComposesFailsByNameAndLosesNobody() throws Exception {
		try (Scene scene = new Scene(Database.h2()).mailingTo(3)) {
			context(scene, new MailSetup.Relay("127.0.0.1", 25, List.of())).run((context) -> {
				JobExecution execution = scene.run(context.getBean("deliver", Job.class));
				assertThat(execution.getAllFailureExceptions())
					.anySatisfy((ex) -> assertThat(ex).hasMessageContaining("Nobody composes mailings of kind 'test'"));
				assertThat(scene.books().due()).isEqualTo(3);
			});
		}
	}

	private ApplicationContextRunner context(Scene scene, MailSetup setup) {
		return this.runner.withPropertyValues("elchi.home=" + scene.home)
			.withBean(DataSource.class, scene.database::dataSource)
			.withBean(PlatformTransactionManager.class, scene.database::transactionManager)
			.withBean(JobRepository.class, () -> scene.jobRepository)
			.withBean(Clock.class, () -> scene.clock)
			.withBean(MailSetup.class, () -> setup)
			.withBean(Mailer.class, () -> TestMailers.to(scene.server.port()));
	}

}
