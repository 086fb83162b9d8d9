package elchi.subscription;

import elchi.mail.EmailAddress;

/**
 * What somebody typed where an address is asked for.
 */
public sealed interface TypedAddress {

	/**
	 * An address.
	 *
	 * @param address the address; a domain in another script is in its {@code xn--} form
	 */
	record Good(EmailAddress address) implements TypedAddress {
	}

	/**
	 * Something else.
	 *
	 * @param fault what is wrong with it
	 */
	record Bad(AddressFault fault) implements TypedAddress {
	}

}
