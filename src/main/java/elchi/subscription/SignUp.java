package elchi.subscription;

import java.util.List;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose when asking for mail.
 *
 * @param address where it shall go, as it was typed; whose it is nobody knows yet
 * @param name how the person wants to be called; empty if not said
 * @param preferences what the person chose to get
 * @param lists the lists; at least one
 * @param firstRule an alert to begin with; null for none
 */
public record SignUp(EmailAddress address, String name, Preferences preferences, List<String> lists,
		@Nullable FirstRule firstRule) {

	/** How many characters a name may have. */
	public static final int LONGEST_NAME = 100;

	public SignUp {
		if (name.length() > LONGEST_NAME) {
			throw new IllegalArgumentException(
					"A name of %d characters is too long; %d are allowed".formatted(name.length(), LONGEST_NAME));
		}
		lists = Subscription.LISTS.stream().filter(lists::contains).toList();
		if (lists.isEmpty()) {
			throw new IllegalArgumentException("No list is chosen; the lists are %s".formatted(Subscription.LISTS));
		}
	}

}
