package elchi.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The way in: what is read, where {@link MailConfiguration} says what is sent.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BounceSettings.class)
class BounceConfiguration {

	@Bean
	BounceMailbox bounceMailbox(BounceSettings settings, ObjectProvider<SslBundles> bundles) {
		return new BounceMailbox(settings, Trust.of(settings.sslBundle(), bundles));
	}

}
