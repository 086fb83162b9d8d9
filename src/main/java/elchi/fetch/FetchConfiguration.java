package elchi.fetch;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The fetcher and what it is made of.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetchProperties.class)
class FetchConfiguration {

	@Bean
	Fetcher fetcher(FetchProperties properties, JdbcClient jdbc, PlatformTransactionManager transactionManager,
			Clock clock) {
		return Fetcher.of(properties, jdbc, transactionManager, clock);
	}

}
