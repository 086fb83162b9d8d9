package elchi.subscription;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where somebody came from, no closer than one needs to know: the first 24 bits of an
 * IPv4 address, the first 48 of an IPv6 address.
 *
 * @param value {@code 203.0.113.0/24} or {@code 2001:db8:7:0:0:0:0:0/48}
 */
public record Network(String value) {

	/** Of somebody who did not come over a network. */
	public static final Network UNKNOWN = new Network("unknown");

	/** Nothing else is looked at, lest a name be looked up. */
	private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.*)?");

	/**
	 * The network of an address in digits.
	 */
	public static Network of(String address) {
		if (!LITERAL.matcher(address).matches()) {
			return UNKNOWN;
		}
		int zone = address.indexOf('%');
		try {
			InetAddress parsed = InetAddress.getByName((zone < 0) ? address : address.substring(0, zone));
			int kept = (parsed instanceof Inet4Address) ? 3 : 6;
			byte[] octets = parsed.getAddress();
			Arrays.fill(octets, kept, octets.length, (byte) 0);
			return new Network(InetAddress.getByAddress(octets).getHostAddress() + "/" + kept * 8);
		}
		catch (UnknownHostException ex) {
			return UNKNOWN;
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
