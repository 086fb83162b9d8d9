package elchi.news;

import java.time.Clock;

import elchi.fetch.Fetcher;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The store of articles, the collector and its step.
 */
@Configuration(proxyBeanMethods = false)
class NewsConfiguration {

	@Bean
	Articles articles(JdbcClient jdbc) {
		return new Articles(jdbc);
	}

	@Bean
	NewsCollector newsCollector(Fetcher fetcher, JdbcClient jdbc, PlatformTransactionManager transactionManager,
			Clock clock) {
		return new NewsCollector(fetcher, jdbc, transactionManager, clock);
	}

	@Bean
	NewsSteps newsSteps(NewsCollector collector, JobRepository repository,
			PlatformTransactionManager transactionManager) {
		return new NewsSteps(collector, repository, transactionManager);
	}

}
