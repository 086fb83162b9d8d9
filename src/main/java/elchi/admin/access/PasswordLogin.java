package elchi.admin.access;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Logs in by name and password. An unknown name, a wrong password and a locked user get
 * the same answer after the same time.
 */
final class PasswordLogin implements AuthenticationProvider {

	private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);

	private static final int LONGEST = 60;

	private final UserStore users;

	private final Passwords passwords;

	private final LoginThrottle throttle;

	private final Clock clock;

	PasswordLogin(UserStore users, Passwords passwords, LoginThrottle throttle, Clock clock) {
		this.users = users;
		this.passwords = passwords;
		this.throttle = throttle;
		this.clock = clock;
	}

	@Override
	public Authentication authenticate(Authentication asked) {
		String name = name(asked);
		String address = address(asked);
		User user = this.users.find(name).orElse(null);
		LoginThrottle.Key account = (user != null && address.equals(user.lastAddress()))
				? LoginThrottle.Key.accountAt(name, address) : LoginThrottle.Key.account(name);
		LoginThrottle.Key from = LoginThrottle.Key.address(address);
		Duration wait = this.throttle.begin(account, from);
		if (!wait.isZero()) {
			LOG.warn("Login refused name={} address={} wait={}", name, address, wait);
			throw new TooManyAttemptsException(wait);
		}
		String hash = (user != null && user.active()) ? user.password() : null;
		if (!this.passwords.matches(String.valueOf(asked.getCredentials()), hash) || user == null) {
			LOG.warn("Login refused name={} address={}", name, address);
			throw new BadCredentialsException("The name or the password is not right");
		}
		this.throttle.succeeded(account, from);
		this.users.loggedIn(user.id(), this.clock.instant(), address);
		return signedIn(user);
	}

	static UsernamePasswordAuthenticationToken signedIn(User user) {
		return UsernamePasswordAuthenticationToken.authenticated(
				new SignedIn(user.id(), user.name(), user.credentials()), null,
				Authorities.of(user.role().permissions()));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	/** Nothing that would forge a line of the log. */
	private static String name(Authentication asked) {
		String name = Users.clean(asked.getName()).replaceAll("\\p{Cntrl}", "?");
		return name.substring(0, Math.min(name.length(), LONGEST));
	}

	private static String address(Authentication asked) {
		@Nullable Object details = asked.getDetails();
		String address = (details instanceof WebAuthenticationDetails web) ? web.getRemoteAddress() : null;
		return (address != null) ? address.substring(0, Math.min(address.length(), LONGEST)) : "";
	}

}
