package elchi.digest;

import java.time.Clock;

import elchi.delivery.Addressees;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.Settlement;
import elchi.fx.RateChart;
import elchi.fx.RateSources;
import elchi.fx.WeeklyRates;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.mail.Mailer;
import elchi.news.Articles;
import elchi.subscription.Audiences;
import elchi.subscription.Links;
import elchi.subscription.Publisher;
import elchi.subscription.SealedReaders;
import elchi.subscription.Subscribers;
import elchi.template.Phrases;
import elchi.template.Templates;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The room's beans, in the order of the data.
 */
@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

	@Bean
	DefinitionCheck definitionCheck(JobDefinitions definitions, RateSources rateSources) {
		return new DefinitionCheck(definitions, rateSources);
	}

	@Bean
	Editions editions(JdbcClient jdbc) {
		return new Editions(jdbc, JsonMapper.builder().build());
	}

	@Bean
	DefinedSources definedSources(JobDefinitions definitions) {
		return new DefinedSources(definitions);
	}

	@Bean
	ClosedMailings closedMailings(Editions editions) {
		return new ClosedMailings(editions);
	}

	@Bean
	EditionAssembler editionAssembler(Articles articles, WeeklyRates rates, elchi.fx.SourceHealths rateSources,
			Clock clock) {
		return new EditionAssembler(articles, rates, new SourceLines(articles, rateSources), clock);
	}

	@Bean
	Charts charts(RateChart chart, Phrases phrases) {
		return new Charts(chart, phrases.languages());
	}

	@Bean
	EditionPreview editionPreview(JobDefinitions definitions, Editions editions, EditionAssembler assembler,
			Charts charts, Templates templates, Phrases phrases, Publisher publisher) {
		return new EditionPreview(definitions, editions, assembler, charts, templates, phrases, publisher);
	}

	@Bean
	EditionDossiers editionDossiers(JdbcClient jdbc, Editions editions, Templates templates, Phrases phrases) {
		return new EditionDossiers(jdbc, editions, templates, phrases);
	}

	@Bean
	EditionForecast editionForecast(JobDefinitions definitions, Editions editions, EditionAssembler assembler,
			Subscribers subscribers, DeliveryLedger ledger) {
		return new EditionForecast(definitions, editions, assembler, subscribers, ledger);
	}

	@Bean
	EditionFreezer editionFreezer(Editions editions, Audiences audiences, Charts charts, Templates templates,
			Phrases phrases, Links links, Clock clock) {
		return new EditionFreezer(editions, audiences, charts, templates, links,
				new Rehearsal(audiences, templates, phrases), clock);
	}

	@Bean
	EditionSteps editionSteps(JobDefinitions definitions, EditionAssembler assembler, EditionFreezer freezer,
			Editions editions, Audiences audiences, DeliveryLedger ledger, Corrections corrections, Revisions revisions,
			Clock clock) {
		return new EditionSteps(definitions, assembler, freezer, editions, audiences, ledger, corrections, revisions,
				clock);
	}

	@Bean
	EditionDesk editionDesk(Editions editions, EditionFreezer freezer) {
		return new EditionDesk(editions, freezer);
	}

	@Bean
	TestEditions testEditions(JobDefinitions definitions, Editions editions, EditionAssembler assembler, Charts charts,
			Templates templates, Phrases phrases, Publisher publisher, Mailer mailer, Clock clock) {
		return new TestEditions(new TestEditions.Source(definitions, editions, assembler), charts, templates, phrases,
				publisher, mailer, clock);
	}

	@Bean
	Corrections corrections(JdbcClient jdbc, Editions editions, Settlement settlement, Clock clock) {
		return new Corrections(jdbc, editions, settlement, clock);
	}

	@Bean
	Revisions revisions(Editions editions, SealedReaders readers, JdbcClient jdbc, Settlement settlement, Clock clock) {
		return new Revisions(editions, readers, new Addressees(jdbc), settlement, clock);
	}

	@Bean
	DueDecisions dueDecisions(Editions editions, JobRuns runs, JobRunner runner, Clock clock) {
		return new DueDecisions(editions, runs, runner, clock);
	}

	@Bean
	FrozenEditions frozenEditions(Editions editions, Templates templates, Phrases phrases) {
		return new FrozenEditions(editions, templates, phrases);
	}

	@Bean
	DigestEnvelope digestEnvelope(Publisher publisher, Links links, Phrases phrases) {
		return new DigestEnvelope(publisher, links, phrases);
	}

	@Bean
	DigestComposer digestComposer(FrozenEditions editions, Subscribers subscribers, Templates templates,
			DigestEnvelope envelope) {
		return new DigestComposer(editions, subscribers, templates, envelope);
	}

	@Bean
	ReleasedEditions releasedEditions(JdbcClient jdbc) {
		return new ReleasedEditions(jdbc);
	}

	@Bean
	ArchiveShelf archiveShelf(Editions editions, ReleasedEditions released, Phrases phrases) {
		return new ArchiveShelf(editions, released, phrases);
	}

	@Bean
	Archive archive(ReleasedEditions released, ArchiveShelf shelf, Templates templates, Phrases phrases,
			Publisher publisher) {
		return new Archive(released, shelf, templates, phrases, publisher);
	}

	@Bean
	ArchiveFeeds archiveFeeds(ReleasedEditions released, ArchiveShelf shelf, Templates templates, Phrases phrases,
			Publisher publisher) {
		return new ArchiveFeeds(released, shelf, templates, phrases, publisher);
	}

	@Bean
	ArchivedRates archivedRates(ReleasedEditions released, Editions editions, ArchiveShelf shelf) {
		return new ArchivedRates(released, editions, shelf);
	}

	@Bean
	LatestEdition latestEdition(Editions editions, FrozenEditions frozen, Publisher publisher) {
		return new LatestEdition(editions, frozen, publisher);
	}

}
