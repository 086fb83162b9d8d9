package elchi.admin.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import elchi.admin.access.User;
import elchi.admin.access.Users;
import elchi.admin.access.Visits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The way in: the login, and the links by which a user chooses a password.
 */
@RestController
@ConditionalOnWebApplication
class EntryController {

	private final Users users;

	private final Visits visits;

	private final ConsolePages pages;

	EntryController(Users users, Visits visits, ConsolePages pages) {
		this.users = users;
		this.visits = visits;
		this.pages = pages;
	}

	@GetMapping("/login")
	ResponseEntity<String> login(@RequestParam Map<String, String> said) {
		return this.pages.page("login", new LoginView("Log in", notice(said), findings(said), this.users.none()));
	}

	@GetMapping("/setup/{secret}")
	ResponseEntity<String> setUp(@PathVariable("secret") String secret) {
		return this.users.isSetUp(secret) ? password("Set up Elchi", null, List.of()) : notGood();
	}

	/**
	 * Makes the first owner.
	 */
	@PostMapping("/setup/{secret}")
	ResponseEntity<String> makeOwner(@PathVariable("secret") String secret, @RequestParam Map<String, String> fields) {
		if (!this.users.isSetUp(secret)) {
			return notGood();
		}
		String name = fields.getOrDefault("name", "");
		this.visits.concerning(name);
		return choose("Set up Elchi", null, fields, (password) -> this.users.makeFirstOwner(secret, name, password));
	}

	@GetMapping("/invitation/{secret}")
	ResponseEntity<String> invitation(@PathVariable("secret") String secret) {
		return this.users.invited(secret)
			.map((user) -> password("Choose a password", user.name(), List.of()))
			.orElseGet(this::notGood);
	}

	/**
	 * Sets the password of an invited user.
	 */
	@PostMapping("/invitation/{secret}")
	ResponseEntity<String> accept(@PathVariable("secret") String secret, @RequestParam Map<String, String> fields) {
		Optional<User> invited = this.users.invited(secret);
		if (invited.isEmpty()) {
			return notGood();
		}
		String name = invited.get().name();
		this.visits.concerning(name);
		return choose("Choose a password", name, fields, (password) -> this.users.accept(secret, password));
	}

	private ResponseEntity<String> choose(String title, @Nullable String name, Map<String, String> fields,
			Consumer<String> act) {
		String password = fields.getOrDefault("password", "");
		if (!password.equals(fields.get("again"))) {
			return password(title, name, List.of("The two passwords are not the same."));
		}
		try {
			act.accept(password);
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/login?welcome")).build();
		}
		catch (IllegalArgumentException ex) {
			return password(title, name, List.of(ex.getMessage() + "."));
		}
	}

	private ResponseEntity<String> password(String title, @Nullable String name, List<String> findings) {
		HttpStatus status = findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
		return this.pages.page(status, "password", new PasswordView(title, (name != null) ? name : "", findings));
	}

	private ResponseEntity<String> notGood() {
		return this.pages.missing(
				"This link is not good: it was used, it is older than a day, or a newer one was made. An owner makes a new one.");
	}

	private static String notice(Map<String, String> said) {
		if (said.containsKey("welcome")) {
			return "The password is set. Log in with it.";
		}
		return said.containsKey("bye") ? "You are logged out." : "";
	}

	private static List<String> findings(Map<String, String> said) {
		if (said.containsKey("failed")) {
			return List.of("The name or the password is not right.");
		}
		if (said.getOrDefault("wait", "").matches("\\d{1,5}")) {
			return List.of("There were too many attempts. Wait %s seconds.".formatted(said.get("wait")));
		}
		return said.containsKey("old") ? List.of("This page was too old. Try again.") : List.of();
	}

	/**
	 * The login.
	 *
	 * @param title title of the page
	 * @param notice what was done before; may be empty
	 * @param findings what is wrong with the last attempt
	 * @param nobody whether there is no user yet
	 */
	record LoginView(String title, String notice, List<String> findings, boolean nobody) {

		boolean refused() {
			return !this.findings.isEmpty();
		}

		boolean noticed() {
			return !this.notice.isEmpty();
		}

	}

	/**
	 * The choice of a password.
	 *
	 * @param title title of the page
	 * @param name whose it is; empty if they choose a name too
	 * @param findings what is wrong with the last attempt
	 */
	record PasswordView(String title, String name, List<String> findings) {

		boolean refused() {
			return !this.findings.isEmpty();
		}

		boolean named() {
			return !this.name.isEmpty();
		}

	}

}
