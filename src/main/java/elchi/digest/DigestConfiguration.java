package elchi.digest;

import java.time.Clock;

import elchi.delivery.DeliveryLedger;
import elchi.fx.RateChart;
import elchi.fx.RateSources;
import elchi.fx.WeeklyRates;
import elchi.job.JobDefinitions;
import elchi.news.Articles;
import elchi.subscription.Audiences;
import elchi.subscription.Links;
import elchi.subscription.Publisher;
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
			Editions editions, Audiences audiences, DeliveryLedger ledger, Clock clock) {
		return new EditionSteps(definitions, assembler, freezer, editions, audiences, ledger, clock);
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
	Archive archive(Editions editions, FrozenEditions frozen, Templates templates, Publisher publisher) {
		return new Archive(editions, frozen, templates, publisher);
	}

	@Bean
	LatestEdition latestEdition(Editions editions, FrozenEditions frozen, Publisher publisher) {
		return new LatestEdition(editions, frozen, publisher);
	}

}
