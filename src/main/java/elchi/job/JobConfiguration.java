package elchi.job;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import javax.sql.DataSource;

import org.quartz.Scheduler;

import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.quartz.autoconfigure.JobStoreType;
import org.springframework.boot.quartz.autoconfigure.QuartzProperties;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The definitions, and the path from a request or a fire time to a run.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobProperties.class)
class JobConfiguration {

	@Bean
	JobDefinitions jobDefinitions(JobProperties properties, ObjectProvider<DefinitionType<?>> types,
			ObjectProvider<Job> jobs, Environment environment) {
		return new JobDefinitions(new DefinitionFolder(properties.folder()), () -> types.orderedStream().toList(),
				() -> jobs.stream().map(Job::getName).toList(), environment::resolveRequiredPlaceholders);
	}

	@Bean
	Identity identity(ObjectProvider<RunParameters> parameters) {
		return new Identity(parameters.orderedStream().toList());
	}

	@Bean
	Nodes nodes(JdbcClient jdbc, DataSource dataSource) {
		Nodes nodes = new Nodes("%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID()), jdbc);
		if (lockedFile(dataSource)) {
			nodes.alone();
		}
		nodes.seen();
		return nodes;
	}

	private static boolean lockedFile(DataSource dataSource) {
		try (var connection = dataSource.getConnection()) {
			String url = connection.getMetaData().getURL();
			return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:") && !url.startsWith("jdbc:h2:tcp:");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database does not answer: " + ex.getMessage(), ex);
		}
	}

	@Bean
	Requests requests(JdbcClient jdbc, Clock clock) {
		return new Requests(jdbc, clock);
	}

	@Bean
	JobRuns jobRuns(JobRepository repository, JdbcClient jdbc) {
		return new JobRuns(repository, jdbc);
	}

	@Bean
	OwnRuns ownRuns(JdbcClient jdbc, Requests requests, Nodes nodes, Clock clock) {
		return new OwnRuns(jdbc, requests, nodes.name(), clock);
	}

	@Bean
	static BeanPostProcessor ownRunsListener(ObjectProvider<OwnRuns> ownRuns) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof AbstractJob job) {
					job.registerJobExecutionListener(ownRuns.getObject());
				}
				return bean;
			}

		};
	}

	@Bean
	SoftStop softStop(JobRepository repository, OwnRuns ownRuns) {
		return new SoftStop(repository, ownRuns);
	}

	@Bean
	Launcher launcher(JobDefinitions definitions, Identity identity, ObjectProvider<Job> jobs, JobRepository repository,
			JobOperator operator, JobRuns runs, OwnRuns own) {
		return new Launcher(definitions, identity, jobs, repository, operator, runs, own);
	}

	@Bean
	LaunchPath launchPath(JobDefinitions definitions, Launcher launcher, Nodes nodes, Requests requests, OwnRuns own,
			ApplicationEventPublisher events, Clock clock) {
		return new LaunchPath(definitions, launcher, nodes, requests, own, events, clock);
	}

	@Bean
	Triggers triggers(Scheduler scheduler, JobDefinitions definitions, Requests requests,
			PlatformTransactionManager transactions) {
		return new Triggers(scheduler, definitions, requests, new TransactionTemplate(transactions));
	}

	@Bean
	JobRunner jobRunner(JobDefinitions definitions, Identity identity, Triggers triggers, Requests requests,
			JobRuns runs, SoftStop softStop, Clock clock) {
		return new JobRunner(definitions, identity, triggers, requests, runs, softStop, clock);
	}

	@Bean
	SmartInitializingSingleton reconciledTriggers(Triggers triggers, JobDefinitions definitions,
			JobProperties properties, QuartzProperties quartz) {
		boolean server = quartz.getJobStoreType() == JobStoreType.JDBC && properties.schedule();
		return () -> triggers.reconcile(
				server ? definitions.all().stream().filter((definition) -> definition.schedule().recurs()).toList()
						: List.of());
	}

	@Bean
	Presence presence(Nodes nodes, OwnRuns own, SoftStop softStop, JobRuns runs, JobRunner runner,
			QuartzProperties quartz) {
		boolean server = quartz.getJobStoreType() == JobStoreType.JDBC;
		return new Presence(nodes, own, softStop,
				server ? new Sweeper.HandingOver(own, runs, runner) : new Sweeper.None());
	}

	/**
	 * A scheduler in memory knows nothing of the settings of the store in the database.
	 */
	@Bean
	SchedulerFactoryBeanCustomizer schedulerInMemory(QuartzProperties quartz) {
		return (scheduler) -> {
			if (quartz.getJobStoreType() == JobStoreType.MEMORY) {
				Properties properties = new Properties();
				quartz.getProperties().forEach((name, value) -> {
					if (!name.startsWith("org.quartz.jobStore.")) {
						properties.put(name, value);
					}
				});
				scheduler.setQuartzProperties(properties);
			}
		};
	}

	@Bean
	@Profile("demo")
	DemoSeeding demoSeeding(ObjectProvider<DemoSeed> seeds, JdbcClient jdbc, Clock clock) {
		return new DemoSeeding(seeds.orderedStream().toList(), jdbc, clock);
	}

}
