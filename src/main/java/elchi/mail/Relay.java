package elchi.mail;

import org.jspecify.annotations.Nullable;

/**
 * A server that takes our mail, as far as others need to know it.
 *
 * @param name what it is called in logs and configuration
 * @param rate how many messages it may be given in which time; null for any number
 */
public record Relay(String name, @Nullable Rate rate) {

	public Relay {
		if (name.isBlank()) {
			throw new IllegalArgumentException("A relay needs a name, such as 'main'");
		}
	}

}
