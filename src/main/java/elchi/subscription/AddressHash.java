package elchi.subscription;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

import elchi.mail.EmailAddress;

/**
 * The identity of an address: SHA-256 of it in small letters, since no mail system of
 * note tells {@code Reader@} from {@code reader@}.
 *
 * @param value 64 hexadecimal digits
 */
record AddressHash(String value) {

	private static final int ENOUGH = 24;

	static AddressHash of(EmailAddress address) {
		return new AddressHash(HexFormat.of()
			.formatHex(
					Sha256.fresh().digest(address.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))));
	}

	/**
	 * Stands where the hash of an address stood that is another person's now; no address
	 * has it.
	 */
	static AddressHash ofNobody(long subscriber) {
		return new AddressHash(HexFormat.of()
			.formatHex(Sha256.fresh().digest(("nobody " + subscriber).getBytes(StandardCharsets.UTF_8))));
	}

	/**
	 * Stands where the address of an erased person stood, and leads nowhere.
	 */
	EmailAddress nowhere() {
		return EmailAddress.parse(this.value.substring(0, ENOUGH) + "@erased.invalid");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
