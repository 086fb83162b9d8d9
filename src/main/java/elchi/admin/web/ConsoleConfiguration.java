package elchi.admin.web;

import java.time.Clock;
import java.util.stream.Collectors;

import elchi.admin.RuleObjects;
import elchi.admin.RunBooks;
import elchi.admin.access.AuditLog;
import elchi.admin.access.RefusalPage;
import elchi.admin.access.Visits;
import elchi.alert.HeldMoves;
import elchi.delivery.Courses;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailQueue;
import elchi.delivery.SendingGuard;
import elchi.digest.DefinedSources;
import elchi.digest.EditionDossiers;
import elchi.digest.Editions;
import elchi.fx.Quotes;
import elchi.fx.SourceHealths;
import elchi.job.JobDefinitions;
import elchi.job.JobRuns;
import elchi.mail.MailSetup;
import elchi.mail.RelayStates;
import elchi.news.Articles;
import elchi.subscription.Subscribers;
import elchi.template.Phrases;
import elchi.template.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The pages of the console.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleConfiguration {

	private static final Logger LOG = LoggerFactory.getLogger(ConsoleConfiguration.class);

	@Bean
	ConsolePages consolePages(Templates templates, Visits visits, Navigation navigation) {
		return new ConsolePages(templates, visits, navigation);
	}

	/** Asked for late: the mappings hold the controllers, which hold the pages. */
	@Bean
	Navigation navigation(ObjectProvider<RequestMappingHandlerMapping> mappings) {
		return new Navigation(() -> mappings.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap((info) -> info.getDirectPaths().stream())
			.collect(Collectors.toUnmodifiableSet()));
	}

	@Bean
	RefusalPage refusalPage(ConsolePages pages) {
		return (status, title, words) -> pages.refused(HttpStatus.valueOf(status), title, words);
	}

	@Bean
	RunWords runWords(ConsoleProperties properties) {
		return new RunWords(properties.zone());
	}

	@Bean
	RunViews runViews(RunBooks books, JdbcClient jdbc, Editions editions, RunWords words, Clock clock) {
		return new RunViews(books, new Courses(jdbc, clock), new Paces(clock), editions, words);
	}

	@Bean
	JobLines jobLines(JobDefinitions definitions, JobRuns runs, RunWords words, Clock clock, Environment environment) {
		boolean scheduled = environment.getProperty("elchi.jobs.schedule", Boolean.class, true);
		return new JobLines(definitions, runs, words, clock, scheduled);
	}

	@Bean
	EditionLines editionLines(Editions editions, DeliveryLedger ledger, RunWords words) {
		return new EditionLines(editions, ledger, words);
	}

	@Bean
	EditionViews editionViews(EditionDossiers dossiers, Editions editions, RunBooks books, JobRuns runs, AuditLog audit,
			DeliveryLedger ledger, Phrases phrases, RunWords words) {
		return new EditionViews(dossiers, editions, new EditionViews.Histories(books, runs, audit),
				new EditionActs(editions, ledger, words), phrases, words);
	}

	@Bean
	SourceLines consoleSourceLines(DefinedSources sources, Articles articles, SourceHealths rates, RunWords words) {
		return new SourceLines(sources, articles, rates, words);
	}

	@Bean
	SourceApi sourceApi(DefinedSources sources, Articles articles, SourceHealths rates, Quotes quotes, Clock clock) {
		return new SourceApi(sources, articles, rates, quotes, clock);
	}

	@Bean
	RuleOwners ruleOwners(Subscribers subscribers) {
		return new RuleOwners(subscribers);
	}

	@Bean
	RuleViews ruleViews(RuleObjects objects, RunWords words) {
		return new RuleViews(objects, words);
	}

	@Bean
	PostAnswers postAnswers(MailSetup setup, SendingGuard guard, JdbcClient jdbc, RelayStates relays, HeldMoves held,
			Clock clock) {
		return new PostAnswers(setup, guard, new MailQueue(jdbc, clock), relays, held);
	}

	@Bean
	Overview overview(MailSetup setup, SendingGuard guard, EditionLines editions, JobLines jobs, SourceLines sources,
			PostAnswers post, Clock clock, RunWords words) {
		return new Overview(setup, guard, editions, jobs, sources, post, new Overview.Times(clock, words));
	}

	@Bean
	SmartInitializingSingleton pausedSending(MailSetup setup) {
		return () -> {
			if (setup instanceof MailSetup.Absent absent) {
				LOG.warn("Sending is paused reason={}", absent.reason());
			}
		};
	}

}
