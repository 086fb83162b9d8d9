package elchi.delivery;

import java.util.regex.Pattern;

/**
 * Name of a mailing, such as {@code 2026-W39} or its correction {@code 2026-W39.2}.
 *
 * @param value letters, digits, dots and hyphens; at most 60 characters
 */
public record MailingId(String value) {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,59}");

	public MailingId {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"Mailing '%s' is not a name of letters, digits, dots and hyphens".formatted(value));
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
