package elchi.news;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Addresses of articles without what only tells where a reader came from.
 */
final class CanonicalAddress {

	private static final Pattern TRACKER = Pattern.compile("(?i)(utm_|mtm_|pk_|piwik_|hsa_|__hs).*"
			+ "|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|ysclid|igshid|mc_cid|mc_eid|_openstat|_ga"
			+ "|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id|oly_enc_id|rss_id|cmpid|xtor|at_medium|at_campaign|ref_src");

	private static final int LONGEST = 2000;

	private CanonicalAddress() {
	}

	/**
	 * The address to show and to click, or null if the text is no web address.
	 * @param text what the outlet wrote
	 * @param base where it was written, for an address that is relative to it
	 */
	static @Nullable URI of(@Nullable String text, URI base) {
		if (!StringUtils.hasText(text)) {
			return null;
		}
		try {
			URI address = base.resolve(new URI(escaped(text.strip())));
			String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
			if (address.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
				return null;
			}
			URI clean = clean(address, scheme);
			return (clean.toString().length() <= LONGEST) ? clean : null;
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static URI clean(URI address, String scheme) throws URISyntaxException {
		String port = (address.getPort() < 0 || address.getPort() == ("https".equals(scheme) ? 443 : 80)) ? ""
				: ":" + address.getPort();
		String path = StringUtils.hasLength(address.getRawPath()) ? address.getRawPath() : "/";
		String query = withoutTrackers(address.getRawQuery());
		return new URI(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + path
				+ (query.isEmpty() ? "" : "?" + query));
	}

	private static String withoutTrackers(@Nullable String query) {
		if (query == null) {
			return "";
		}
		return Arrays.stream(query.split("&", -1))
			.filter((pair) -> !pair.isEmpty() && !TRACKER.matcher(pair.split("=", 2)[0]).matches())
			.collect(Collectors.joining("&"));
	}

	/**
	 * What two addresses of one article have in common: neither scheme nor {@code www.}
	 * nor the last slash.
	 */
	static String key(URI address) {
		String host = String.valueOf(address.getHost()).replaceFirst("^(www|m|amp)\\.", "");
		String path = address.getRawPath().replaceFirst("/+$", "");
		return host + path + ((address.getRawQuery() != null) ? "?" + address.getRawQuery() : "");
	}

	/**
	 * Whether an address may name one article rather than a whole site.
	 */
	static boolean namesAnArticle(URI address) {
		return address.getRawPath().length() > 1 || address.getRawQuery() != null;
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((character) -> {
			boolean allowed = character > 0x20 && character < 0x7f && "\"<>\\^`{|}".indexOf(character) < 0;
			if (allowed) {
				escaped.appendCodePoint(character);
				return;
			}
			for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
				escaped.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
			}
		});
		return escaped.toString();
	}

}
