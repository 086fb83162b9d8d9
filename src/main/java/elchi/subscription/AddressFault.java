package elchi.subscription;

/**
 * Why what somebody typed is not an address that can get mail.
 */
public enum AddressFault {

	/** Nothing was typed. */
	MISSING,
	/** There is no name, no @, or something that cannot stand in an address. */
	FORM,
	/** Letters outside ASCII stand before the @, which few servers deliver (SMTPUTF8). */
	LETTERS,
	/** What stands after the @ is no full domain name. */
	DOMAIN,
	/** The domain hands out addresses for some minutes. */
	DISPOSABLE

}
