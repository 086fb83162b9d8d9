package elchi.delivery;

import java.time.Duration;
import java.util.Map;

import elchi.mail.Rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the job 'deliver' sends what other jobs left: retries, readers' own hours, service
 * mail.
 *
 * @param connections how many connections it uses at once
 * @param rate how many messages may begin in which time, such as 20/s
 * @param reconnect how long to wait before a mail server that was lost is called again;
 * doubled with each of the first four calls
 * @param domains for recipients of one domain, how many messages may begin in which time
 * and how many connections may carry them at once, such as gmail.com.rate=20/s and
 * gmail.com.connections=2; 'others' instead of a domain is for each that is not named
 * @param brake of how many of the last hundred recipients of a run, at least of twenty,
 * their servers may refuse or defer the mail; beyond that the mailing pauses
 */
@ConfigurationProperties("elchi.delivery")
record DeliveryProperties(@DefaultValue("2") int connections, @DefaultValue("20/s") Rate rate,
		@DefaultValue("1s") Duration reconnect, @DefaultValue("30") int brake,
		@DefaultValue Map<String, String> domains) {

	DeliveryProperties {
		domains = Map.copyOf(domains);
		DomainLimits.of(domains);
	}

	DomainLimits limits() {
		return DomainLimits.of(this.domains);
	}

	DeliverySettings settings(String lane, UncertainPolicy uncertain) {
		return new DeliverySettings(lane, this.connections, this.rate, Duration.ZERO, uncertain);
	}

}
