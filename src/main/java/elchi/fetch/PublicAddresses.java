package elchi.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to public addresses only. It is asked by the connection itself, after
 * every redirect and for literal addresses too, so that what was checked is what is
 * connected to.
 */
class PublicAddresses implements DnsResolver {

	/** Where clouds tell an instance its secrets, outside the private ranges. */
	private static final List<String> METADATA = List.of("168.63.129.16");

	private final List<Pattern> allowed;

	PublicAddresses(List<String> allowedHosts) {
		this.allowed = allowedHosts.stream().map(PublicAddresses::pattern).toList();
	}

	private static Pattern pattern(String host) {
		return Pattern.compile(
				Arrays.stream(host.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
				Pattern.CASE_INSENSITIVE);
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = InetAddress.getAllByName(host);
		if (isAllowed(host)) {
			return addresses;
		}
		for (InetAddress address : addresses) {
			if (isPrivate(address)) {
				throw new FetchFailedException(FetchResult.Reason.REFUSED,
						"Host '%s' has the address '%s', which is not public. Name it in elchi.fetch.private-addresses if it is meant."
							.formatted(host, address.getHostAddress()));
			}
		}
		return addresses;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	private boolean isAllowed(String host) {
		String bare = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
		return this.allowed.stream().anyMatch((pattern) -> pattern.matcher(bare).matches());
	}

	static boolean isPrivate(InetAddress address) {
		if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
				|| address.isSiteLocalAddress() || address.isMulticastAddress()
				|| METADATA.contains(address.getHostAddress())) {
			return true;
		}
		byte[] octets = address.getAddress();
		return (address instanceof Inet4Address) ? isPrivateV4(octets, 0) : isPrivateV6(octets);
	}

	private static boolean isPrivateV4(byte[] octets, int at) {
		int first = octets[at] & 0xff;
		int second = octets[at + 1] & 0xff;
		int third = octets[at + 2] & 0xff;
		return switch (first) {
			case 0, 10, 127 -> true;
			case 100 -> second >= 64 && second <= 127;
			case 169 -> second == 254;
			case 172 -> second >= 16 && second <= 31;
			case 192 -> second == 168 || (second == 0 && (third == 0 || third == 2));
			case 198 -> second == 18 || second == 19 || (second == 51 && third == 100);
			case 203 -> second == 0 && third == 113;
			default -> first >= 224;
		};
	}

	/**
	 * Only 2000::/3 is routed; within it and in 64:ff9b::/96 an IPv4 address may hide.
	 */
	private static boolean isPrivateV6(byte[] octets) {
		int first = ((octets[0] & 0xff) << 8) | (octets[1] & 0xff);
		int second = ((octets[2] & 0xff) << 8) | (octets[3] & 0xff);
		if (first == 0x64 && second == 0xff9b) {
			return isPrivateV4(octets, 12);
		}
		if (first == 0x2002) {
			return isPrivateV4(octets, 2);
		}
		boolean teredoOrDocumentation = first == 0x2001 && (second == 0 || second == 0xdb8);
		return first >> 13 != 1 || teredoOrDocumentation;
	}

}
