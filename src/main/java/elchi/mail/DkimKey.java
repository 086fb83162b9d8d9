package elchi.mail;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key that signs, and the name under which receivers find its public half.
 *
 * @param selector the name, one label of DNS
 * @param algorithm how it signs
 * @param secret the private half
 * @param published the public half
 */
record DkimKey(String selector, Algorithm algorithm, PrivateKey secret, PublicKey published) {

	/**
	 * The text of the DNS record.
	 */
	String text() {
		byte[] octets = this.published.getEncoded();
		// RFC 8463: the bare key, which is the end of its encoding.
		byte[] key = (this.algorithm == Algorithm.ED25519)
				? Arrays.copyOfRange(octets, octets.length - 32, octets.length) : octets;
		return "v=DKIM1; k=%s; p=%s".formatted(this.algorithm.dns, Base64.getEncoder().encodeToString(key));
	}

	@Override
	public String toString() {
		return "DkimKey[selector=" + this.selector + ", algorithm=" + this.algorithm + "]";
	}

	/**
	 * How a key signs.
	 */
	enum Algorithm {

		/** RFC 6376; every receiver knows it. */
		RSA("rsa", "rsa-sha256", "RSA", "SHA256withRSA"),

		/** RFC 8463; short and quick, and not yet known everywhere. */
		ED25519("ed25519", "ed25519-sha256", "Ed25519", "Ed25519");

		/** Name in DNS. */
		final String dns;

		/** Name in a signature. */
		final String label;

		/** Name of the keys in the JDK. */
		final String keys;

		/** Name of the signatures in the JDK. */
		final String signatures;

		Algorithm(String dns, String label, String keys, String signatures) {
			this.dns = dns;
			this.label = label;
			this.keys = keys;
			this.signatures = signatures;
		}

	}

}
