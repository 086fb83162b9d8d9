package elchi.fetch;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What can be read off an address.
 */
final class Locations {

	private Locations() {
	}

	/**
	 * The address as it may be logged: without its query, which may hold a key.
	 */
	static String shown(URI location) {
		if (location.getHost() == null) {
			return location.getScheme() + ":" + location.getSchemeSpecificPart().split("\\?", 2)[0];
		}
		String port = (location.getPort() >= 0) ? ":" + location.getPort() : "";
		return location.getScheme() + "://" + location.getHost() + port + location.getRawPath();
	}

	static boolean isWeb(URI location) {
		return has(location, "https") || has(location, "http");
	}

	static boolean isSaved(URI location) {
		return has(location, "file") || has(location, "classpath");
	}

	static String host(URI location) {
		@Nullable String host = location.getHost();
		if (host == null) {
			throw new FetchFailedException(FetchResult.Reason.REFUSED,
					"'%s' names no host.".formatted(shown(location)));
		}
		return host.toLowerCase(Locale.ROOT);
	}

	private static boolean has(URI location, String scheme) {
		return scheme.equalsIgnoreCase(location.getScheme());
	}

}
