package elchi.subscription;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * How strangers may ask for mail.
 *
 * @param mailsADay how many mails an address is sent within a day because somebody typed
 * it into a public page
 * @param wishesAnHour how many sign-ups and lost links are taken within an hour from one
 * network, which is the first 24 bits of an IPv4 address or 48 of an IPv6 address
 * @param disposable list of domains whose addresses are refused, one a line; a location
 * such as file:/etc/elchi/disposable.txt
 */
@ConfigurationProperties("elchi.subscription")
record SubscriptionProperties(@DefaultValue("3") int mailsADay, @DefaultValue("30") int wishesAnHour,
		@DefaultValue("classpath:/elchi/subscription/disposable.txt") Resource disposable) {

	SubscriptionProperties {
		if (mailsADay < 1 || wishesAnHour < 1) {
			throw new IllegalArgumentException(
					"elchi.subscription.mails-a-day is %d and wishes-an-hour is %d; both must be at least 1"
						.formatted(mailsADay, wishesAnHour));
		}
	}

}
