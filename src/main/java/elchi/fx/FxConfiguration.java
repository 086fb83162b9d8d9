package elchi.fx;

import java.time.Clock;

import elchi.fetch.Fetcher;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Beans of the fx room.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FxProperties.class)
class FxConfiguration {

	@Bean
	Quotes quotes(JdbcClient jdbc) {
		return new Quotes(jdbc);
	}

	@Bean
	SourceHealths rateSourceHealths(JdbcClient jdbc) {
		return new SourceHealths(jdbc);
	}

	@Bean
	RateSources rateSources() {
		return new RateSources(Providers.all());
	}

	@Bean
	FxSteps fxSteps(JobRepository repository, PlatformTransactionManager transactionManager, Fetcher fetcher,
			Quotes quotes, SourceHealths healths, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		Providers providers = Providers.all();
		PastDocuments past = new PastDocuments(jdbc);
		CollectionPlan plan = new CollectionPlan(providers, quotes, past, clock);
		QuoteCollector collector = new QuoteCollector(fetcher, providers,
				new CollectionStores(quotes, healths, past, plan), transactionManager, events, clock);
		return new FxSteps(repository, transactionManager, collector, plan);
	}

	@Bean
	QuoteImport quoteImport(Quotes quotes, PlatformTransactionManager transactionManager, Clock clock) {
		return new QuoteImport(quotes, transactionManager, clock);
	}

	@Bean
	Rulings rulings(JdbcClient jdbc, Clock clock) {
		return new Rulings(jdbc, clock);
	}

	@Bean
	PairHistories pairHistories(Quotes quotes, SourceHealths healths, Rulings rulings, FxProperties limits) {
		return new PairHistories(quotes, healths, rulings, limits);
	}

	@Bean
	PairSheets pairSheets(PairHistories histories, Quotes quotes) {
		return new PairSheets(histories, quotes);
	}

	@Bean
	WeeklyRates weeklyRates(Quotes quotes, SourceHealths healths, Rulings rulings, FxProperties limits) {
		return new WeeklyRates(quotes, healths, rulings, limits);
	}

	@Bean
	RateChart rateChart() {
		return new RateChart();
	}

}
