package elchi.delivery;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import elchi.mail.MailSetup;
import elchi.mail.Mailer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ledger, the steps that work it off, and the job for what is left.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

	@Bean
	DeliveryLedger deliveryLedger(DataSource dataSource, PlatformTransactionManager transactionManager, Clock clock,
			ApplicationEventPublisher events) {
		return new DeliveryLedger(dataSource, transactionManager, clock, events);
	}

	@Bean
	PausedMailings pausedMailings(DataSource dataSource) {
		return new PausedMailings(JdbcClient.create(dataSource));
	}

	@Bean
	LedgerPages ledgerPages(DataSource dataSource) {
		return new LedgerPages(JdbcClient.create(dataSource));
	}

	@Bean
	RecipientTraces recipientTraces(DataSource dataSource) {
		return new RecipientTraces(JdbcClient.create(dataSource));
	}

	@Bean
	Settlement settlement(DataSource dataSource, PlatformTransactionManager transactionManager, Clock clock) {
		return new Settlement(dataSource, transactionManager, clock);
	}

	@Bean
	SendingGuard sendingGuard(DataSource dataSource, @Value("${elchi.home}") Path home, Clock clock) {
		SendingGuard guard = new SendingGuard(new SendingRow(JdbcClient.create(dataSource)), new EpochFile(home),
				clock);
		guard.enter();
		return guard;
	}

	@Bean
	Domains domains(DataSource dataSource, DeliveryProperties properties, ObjectProvider<MeterRegistry> registry) {
		return new Domains(properties.limits(), new Destinations(JdbcClient.create(dataSource)), System::nanoTime,
				registry.getIfAvailable(SimpleMeterRegistry::new));
	}

	@Bean
	Dispatcher dispatcher(DeliveryLedger ledger, Mailer mailer, Clock clock, DeliveryProperties properties,
			Domains domains, ObjectProvider<MessageComposer> composers, ObjectProvider<MeterRegistry> registry) {
		RetryPolicy retry = new RetryPolicy(RandomGenerator.of("SecureRandom"));
		PostOffice office = new PostOffice(ledger, mailer,
				new Lanes(System::nanoTime, registry.getIfAvailable(SimpleMeterRegistry::new)), domains,
				properties.brake(), retry, clock, System::nanoTime, PostOffice.Pause.REAL, properties.reconnect());
		return new Dispatcher(office, composers);
	}

	@Bean
	DeliverySteps deliverySteps(JobRepository jobRepository, Dispatcher dispatcher, DataSource dataSource,
			MailSetup setup, SendingGuard guard) throws SQLException {
		return new DeliverySteps(jobRepository, dispatcher,
				new DeadSenders(jobRepository, admitsOneProcess(dataSource)), setup, guard);
	}

	@Bean
	Job deliver(JobRepository jobRepository, DeliverySteps steps, DeliveryProperties properties) {
		return new JobBuilder("deliver", jobRepository).start(steps.deliverAll(properties)).build();
	}

	/**
	 * The driver forgets the settings behind an address; the pool does not.
	 */
	private static boolean admitsOneProcess(DataSource dataSource) throws SQLException {
		if (dataSource.isWrapperFor(HikariDataSource.class)) {
			return DeadSenders.isForOneProcess(dataSource.unwrap(HikariDataSource.class).getJdbcUrl());
		}
		try (Connection connection = dataSource.getConnection()) {
			return DeadSenders.isForOneProcess(connection.getMetaData().getURL());
		}
	}

}
