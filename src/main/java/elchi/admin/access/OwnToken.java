package elchi.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Locale;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * What a command beside a serving process shows it instead of a user's token. It lives as
 * long as the process, and is written only where nobody but the owner of the home can
 * read it, who could open the database as well.
 */
public final class OwnToken {

	private final String secret = "elchi_own_" + new Secrets().next();

	/**
	 * The token itself, for the file that only the owner of the home can read.
	 */
	public String secret() {
		return this.secret;
	}

	boolean is(String shown) {
		return MessageDigest.isEqual(this.secret.getBytes(StandardCharsets.UTF_8),
				shown.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Who shows it: the user of the operating system, who may do what a command may.
	 */
	static Authentication signedIn() {
		String name = "cli:" + System.getProperty("user.name", "unknown").toLowerCase(Locale.ROOT);
		return UsernamePasswordAuthenticationToken.authenticated(name, null,
				Authorities.of(EnumSet.complementOf(EnumSet.of(Permission.ADMINISTER))));
	}

}
