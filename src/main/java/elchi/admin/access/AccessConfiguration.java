package elchi.admin.access;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who there is, and what was done; for the console and for the command line.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	@Bean
	Passwords passwords() {
		return new Passwords();
	}

	@Bean
	UserStore userStore(JdbcClient jdbc) {
		return new UserStore(jdbc);
	}

	@Bean
	Users users(UserStore store, JdbcClient jdbc, Passwords passwords, PlatformTransactionManager transactions,
			Clock clock) {
		return new Users(store, new LinkStore(jdbc), passwords, new TransactionTemplate(transactions), clock);
	}

	@Bean
	ApiTokens apiTokens(JdbcClient jdbc, Clock clock) {
		return new ApiTokens(jdbc, clock);
	}

	@Bean
	OwnToken ownToken() {
		return new OwnToken();
	}

	@Bean
	AuditLog auditLog(JdbcClient jdbc, Clock clock) {
		return new AuditLog(jdbc, clock);
	}

}
