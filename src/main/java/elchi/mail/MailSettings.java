package elchi.mail;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sending that {@code spring.mail} has no property for.
 *
 * @param embedded whether mail goes to the embedded server when no 'spring.mail.host' is
 * set
 * @param messagesPerConnection how many messages one connection carries before it is
 * closed and opened again
 * @param dkim signatures, if the relay does not sign by itself
 */
@ConfigurationProperties("elchi.mail")
record MailSettings(@DefaultValue("false") boolean embedded, @DefaultValue("500") int messagesPerConnection,
		@DefaultValue Dkim dkim) {

	MailSettings {
		if (messagesPerConnection < 1) {
			throw new IllegalArgumentException(
					"elchi.mail.messages-per-connection is %d; at least 1 is needed".formatted(messagesPerConnection));
		}
	}

	/**
	 * How mail is signed.
	 *
	 * @param domain domain that signs, the one of the author's addresses
	 * @param selectors names of the keys that sign, made by 'dkim-keys'; without any,
	 * nothing is signed
	 */
	record Dkim(@DefaultValue("") String domain, @DefaultValue List<String> selectors) {

		Dkim {
			selectors = List.copyOf(selectors);
		}

	}

}
