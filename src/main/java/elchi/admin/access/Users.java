package elchi.admin.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Those who may log in. There is always an owner left who can.
 */
public final class Users {

	/** How long a one-time link is good. */
	private static final Duration LINK = Duration.ofHours(24);

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,59}");

	private final UserStore store;

	private final LinkStore links;

	private final Passwords passwords;

	private final TransactionOperations transaction;

	private final Clock clock;

	private final Secrets secrets = new Secrets();

	Users(UserStore store, LinkStore links, Passwords passwords, TransactionOperations transaction, Clock clock) {
		this.store = store;
		this.links = links;
		this.passwords = passwords;
		this.transaction = transaction;
		this.clock = clock;
	}

	public List<User> all() {
		return this.store.all();
	}

	public Optional<User> find(long id) {
		return this.store.find(id);
	}

	/**
	 * Whether nobody can log in yet.
	 */
	public boolean none() {
		return this.store.empty();
	}

	/**
	 * A new link that makes the first owner; the one before is good no longer. Empty once
	 * there is a user.
	 */
	public Optional<String> setUp() {
		if (!none()) {
			return Optional.empty();
		}
		return Optional.of(link(null));
	}

	/**
	 * Whether the first owner can be made with a secret.
	 */
	public boolean isSetUp(String secret) {
		return none() && this.links.find(secret, this.clock.instant()) == 0;
	}

	/**
	 * Makes the first owner; of two who try at once, one.
	 * @throws IllegalArgumentException if the link is not good, or the name or the
	 * password is not
	 */
	public void makeFirstOwner(String secret, String name, String password) {
		String hash = this.passwords.hash(password);
		String clean = name(name);
		this.transaction.executeWithoutResult((status) -> {
			if (!isSetUp(secret) || !this.links.take(secret, this.clock.instant())) {
				throw notGood();
			}
			this.store.add(clean, hash, Role.OWNER, this.clock.instant());
		});
	}

	/**
	 * Adds a user, and answers with the secret of the link by which they choose a
	 * password.
	 * @throws IllegalArgumentException if the name is not possible or is taken
	 */
	public String add(String name, Role role) {
		String clean = name(name);
		return this.transaction.execute((status) -> {
			try {
				this.store.add(clean, null, role, this.clock.instant());
			}
			catch (DuplicateKeyException ex) {
				throw new IllegalArgumentException("There is a user '%s' already".formatted(clean), ex);
			}
			return link(this.store.find(clean).orElseThrow().id());
		});
	}

	/**
	 * A new link by which a user chooses another password.
	 */
	public String invite(long id) {
		return this.transaction.execute((status) -> link(require(id).id()));
	}

	/**
	 * Whom a link lets choose a password.
	 */
	public Optional<User> invited(String secret) {
		return this.store.find(this.links.find(secret, this.clock.instant())).filter((user) -> !user.locked());
	}

	/**
	 * Sets the password of whoever was invited.
	 * @throws IllegalArgumentException if the link or the password is not good
	 */
	public User accept(String secret, String password) {
		String hash = this.passwords.hash(password);
		return this.transaction.execute((status) -> {
			User user = invited(secret).orElseThrow(Users::notGood);
			if (!this.links.take(secret, this.clock.instant())) {
				throw notGood();
			}
			this.store.password(user.id(), hash);
			return user;
		});
	}

	/**
	 * Changes one's own password, which ends one's other sessions.
	 * @throws IllegalArgumentException if the old one is not right, or the new one not
	 * good
	 */
	public void changePassword(long id, String old, String password) {
		if (!this.passwords.matches(old, require(id).password())) {
			throw new IllegalArgumentException("The old password is not right");
		}
		this.store.password(id, this.passwords.hash(password));
	}

	/**
	 * Makes a user another.
	 * @throws IllegalArgumentException if no owner would be left
	 */
	public void changeRole(long id, Role role) {
		change(id, role != Role.OWNER, () -> this.store.role(id, role));
	}

	/**
	 * Keeps a user out, or lets them in again.
	 * @throws IllegalArgumentException if no owner would be left
	 */
	public void lock(long id, boolean locked) {
		change(id, locked, () -> this.store.locked(id, locked));
	}

	/**
	 * Forgets a user, with their tokens.
	 * @throws IllegalArgumentException if no owner would be left
	 */
	public void remove(long id) {
		change(id, true, () -> this.store.remove(id));
	}

	private void change(long id, boolean lessens, Runnable change) {
		this.transaction.executeWithoutResult((status) -> {
			User user = require(id);
			if (lessens && this.store.lockOwners().equals(List.of(id))) {
				throw new IllegalArgumentException(
						"User '%s' is the last owner; make another one first".formatted(user.name()));
			}
			change.run();
		});
	}

	private User require(long id) {
		return this.store.find(id).orElseThrow(() -> new IllegalArgumentException("There is no user %d".formatted(id)));
	}

	private String link(@Nullable Long user) {
		String secret = this.secrets.next();
		this.links.add(user, secret, this.clock.instant().plus(LINK));
		return secret;
	}

	static String clean(String name) {
		return name.strip().toLowerCase(Locale.ROOT);
	}

	private static String name(String name) {
		String clean = clean(name);
		if (!NAME.matcher(clean).matches()) {
			throw new IllegalArgumentException(
					"Name '%s' is not possible; use up to 60 letters, digits, '.', '-', '_', '+' and '@'"
						.formatted(name.strip()));
		}
		return clean;
	}

	private static IllegalArgumentException notGood() {
		return new IllegalArgumentException("This link is not good; ask for a new one");
	}

}
