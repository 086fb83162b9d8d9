package elchi.mail;

/**
 * A mail address that can stand in an envelope, such as {@code reader@example.org}.
 * {@link #parse} reads what {@link #toString} prints.
 *
 * @param value the address; the domain is in lower case
 */
public record EmailAddress(String value) {

	public static EmailAddress parse(String text) {
		return new EmailAddress(text);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
