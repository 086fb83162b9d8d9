package elchi.digest.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

import org.springframework.http.CacheControl;

/**
 * How long caches may keep what the archive answers.
 */
final class Caching {

	/** What a correction or the next edition changes. */
	static final CacheControl MINUTES = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private static final int DIGITS = 32;

	private Caching() {
	}

	/**
	 * For what was sealed with an edition.
	 * @param closed whether its mailing is over
	 */
	static CacheControl of(boolean closed) {
		return closed ? FOR_EVER : MINUTES;
	}

	/**
	 * A tag that is another one for any other octets.
	 */
	static String tag(byte[] octets) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(octets);
			return "\"" + HexFormat.of().formatHex(hash).substring(0, DIGITS) + "\"";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
