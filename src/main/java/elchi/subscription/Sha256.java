package elchi.subscription;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Supplies digests without the exception that no Java platform throws.
 */
final class Sha256 {

	private Sha256() {
	}

	static MessageDigest fresh() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
