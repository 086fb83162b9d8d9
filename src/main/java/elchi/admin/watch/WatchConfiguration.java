package elchi.admin.watch;

import java.time.Clock;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.PausedMailings;
import elchi.delivery.SendingGuard;
import elchi.digest.DefinedSources;
import elchi.digest.DueDecisions;
import elchi.digest.EditionId;
import elchi.digest.EditionPreview;
import elchi.digest.Editions;
import elchi.fx.SourceHealths;
import elchi.job.JobDefinitions;
import elchi.job.JobRuns;
import elchi.mail.MailSetup;
import elchi.news.Articles;
import elchi.subscription.Publisher;
import elchi.template.Templates;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The watch, and the job {@code housekeeping} that keeps it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorProperties.class)
class WatchConfiguration {

	private static final Logger LOG = LoggerFactory.getLogger(WatchConfiguration.class);

	@Bean
	Conditions conditions(JdbcClient jdbc) {
		return new Conditions(jdbc);
	}

	@Bean
	OperatorMail operatorMail(OperatorProperties properties, DeliveryLedger ledger, Clock clock) {
		return new OperatorMail(properties.operators(), ledger, clock);
	}

	@Bean
	OperatorComposer operatorComposer(Conditions conditions, OperatorMail operators, DeliveryLedger ledger,
			Publisher publisher, Templates templates, EditionPreview previews) {
		return new OperatorComposer(conditions, operators, ledger, publisher, templates,
				(edition) -> previews.text(EditionId.parse(edition)));
	}

	@Bean
	Lookout lookout(JobDefinitions definitions, JobRuns runs, Editions editions, DueDecisions decisions,
			PausedMailings mailings, DefinedSources defined, Articles articles, SourceHealths rates, Clock clock) {
		return new Lookout(definitions, runs, editions, decisions, mailings,
				new Lookout.Sources(defined, articles, rates), clock);
	}

	@Bean
	Watch watch(Lookout lookout, Conditions conditions, OperatorMail mail, Clock clock) {
		return new Watch(lookout::look, conditions, mail, clock);
	}

	@Bean
	Job housekeeping(JobRepository repository, DueDecisions decisions, Watch watch, SendingGuard guard) {
		return new JobBuilder("housekeeping", repository).start(step("decide", repository, decisions::goOn))
			.next(step("observe", repository, guard::observe))
			.next(step("watch", repository, watch::look))
			.build();
	}

	private static Step step(String name, JobRepository repository, Runnable act) {
		return new StepBuilder(name, repository).tasklet((contribution, context) -> {
			act.run();
			return RepeatStatus.FINISHED;
		}, new ResourcelessTransactionManager()).build();
	}

	@Bean
	SendingHealth sendingHealthIndicator(MailSetup setup, SendingGuard guard) {
		return new SendingHealth(setup, guard);
	}

	@Bean
	@ConditionalOnWebApplication
	Figures figures(MeterRegistry registry, JdbcClient jdbc, Clock clock) {
		return new Figures(registry, jdbc, clock);
	}

	/**
	 * Late, since definitions are complete when all rooms are there.
	 */
	@Bean
	@ConditionalOnWebApplication
	SmartInitializingSingleton watchedFigures(Figures figures, DefinedSources defined, Articles articles,
			SourceHealths rates) {
		return () -> {
			figures.watchLanes();
			figures.watchSources(defined, articles, rates);
		};
	}

	@Bean
	@Profile("!command & !demo")
	SmartInitializingSingleton knownOperators(OperatorProperties properties) {
		return () -> {
			if (properties.operators().isEmpty()) {
				LOG.warn("Nobody is told when something goes wrong; set elchi.operators to the operators' addresses");
			}
		};
	}

}
