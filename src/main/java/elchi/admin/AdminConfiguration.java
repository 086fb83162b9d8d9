package elchi.admin;

import elchi.delivery.DeliveryLedger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the console and the command line share.
 */
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {

	@Bean
	RunBooks runBooks(DeliveryLedger ledger) {
		return new RunBooks(ledger);
	}

}
