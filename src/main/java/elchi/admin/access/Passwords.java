package elchi.admin.access;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords, and compares them in the same time whether there is one or not.
 */
final class Passwords {

	private static final int SHORTEST = 12;

	/** The longest that bcrypt reads. */
	private static final int MOST_OCTETS = 72;

	private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

	private final String nobodys = hashed(new Secrets().next());

	/**
	 * Hashes a new password.
	 * @throws IllegalArgumentException if it is too short or too long
	 */
	String hash(String password) {
		if (password.codePointCount(0, password.length()) < SHORTEST) {
			throw new IllegalArgumentException(
					"The password is too short; use at least %d characters".formatted(SHORTEST));
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) {
			throw new IllegalArgumentException(
					"The password is too long; use at most %d octets".formatted(MOST_OCTETS));
		}
		return hashed(password);
	}

	boolean matches(String password, @Nullable String hash) {
		boolean same = this.encoder.matches(password, (hash != null) ? hash : this.nobodys);
		return same && hash != null;
	}

	private String hashed(String password) {
		String hash = this.encoder.encode(password);
		if (hash == null) {
			throw new IllegalStateException("There is no hash of a password");
		}
		return hash;
	}

}
