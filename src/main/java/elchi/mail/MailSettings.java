package elchi.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sending that {@code spring.mail} has no property for.
 *
 * @param embedded whether mail goes to the embedded server when no 'spring.mail.host' is
 * set
 * @param messagesPerConnection how many messages one connection carries before it is
 * closed and opened again
 */
@ConfigurationProperties("elchi.mail")
record MailSettings(@DefaultValue("false") boolean embedded, @DefaultValue("500") int messagesPerConnection) {

	MailSettings {
		if (messagesPerConnection < 1) {
			throw new IllegalArgumentException(
					"elchi.mail.messages-per-connection is %d; at least 1 is needed".formatted(messagesPerConnection));
		}
	}

}
