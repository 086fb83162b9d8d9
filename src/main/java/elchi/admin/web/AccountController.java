package elchi.admin.web;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import elchi.admin.access.ApiToken;
import elchi.admin.access.ApiTokens;
import elchi.admin.access.Permission;
import elchi.admin.access.User;
import elchi.admin.access.Users;
import elchi.admin.access.Visits;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One's own password, and the tokens of one's programs. An owner sees everybody's.
 */
@RestController
@ConditionalOnWebApplication
class AccountController {

	private final Users users;

	private final ApiTokens tokens;

	private final Visits visits;

	private final ConsolePages pages;

	private final RunWords words;

	AccountController(Users users, ApiTokens tokens, Visits visits, ConsolePages pages, RunWords words) {
		this.users = users;
		this.tokens = tokens;
		this.visits = visits;
		this.pages = pages;
		this.words = words;
	}

	@GetMapping("/account")
	ResponseEntity<String> account() {
		return page(HttpStatus.OK, List.of(), "");
	}

	/**
	 * Changes one's password; every session of before is over, this one too.
	 */
	@PostMapping("/account/password")
	ResponseEntity<String> password(@RequestParam("old") String old, @RequestParam("password") String password,
			@RequestParam("again") String again) {
		if (!password.equals(again)) {
			return refused("The two passwords are not the same");
		}
		try {
			this.users.changePassword(me().id(), old, password);
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/login?welcome")).build();
		}
		catch (IllegalArgumentException ex) {
			return refused(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Makes a token and shows it this once.
	 */
	@PostMapping("/account/tokens")
	ResponseEntity<String> make(@RequestParam("name") String name,
			@RequestParam(name = "scope", defaultValue = "") List<String> scopes, @RequestParam("days") int days) {
		this.visits.concerning(name.strip());
		try {
			Set<Permission> permissions = scopes.stream()
				.map(Permission::of)
				.collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
			return page(HttpStatus.OK, List.of(), this.tokens.make(me(), name, permissions, days));
		}
		catch (IllegalArgumentException ex) {
			return refused(String.valueOf(ex.getMessage()));
		}
	}

	@PostMapping("/account/tokens/{id}/revoke")
	ResponseEntity<String> revoke(@PathVariable("id") long id) {
		this.visits.concerning("token " + id);
		if (shown().stream().noneMatch((token) -> token.id() == id)) {
			return this.pages.missing("There is no token %d of yours.".formatted(id));
		}
		this.tokens.revoke(id);
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/account")).build();
	}

	private User me() {
		return this.visits.user().orElseThrow();
	}

	private List<ApiToken> shown() {
		return this.visits.may(Permission.ADMINISTER) ? this.tokens.all() : this.tokens.of(me().id());
	}

	private ResponseEntity<String> refused(String finding) {
		return page(HttpStatus.UNPROCESSABLE_CONTENT, List.of(finding + "."), "");
	}

	private ResponseEntity<String> page(HttpStatus status, List<String> findings, String secret) {
		User me = me();
		List<String> scopes = me.role().permissions().stream().sorted().map(Permission::word).toList();
		List<Line> lines = shown().stream().map(this::line).toList();
		return this.pages.page(status, "account", new AccountView("Account", this.words.zone(), me.name(),
				me.role().word(), scopes, lines, findings, secret));
	}

	private Line line(ApiToken token) {
		String scopes = token.scopes().stream().sorted().map(Permission::word).collect(Collectors.joining(" "));
		String used = Objects.requireNonNullElse(this.words.time(token.lastUsed()), "");
		return new Line(token.id(), token.name(), token.owner(), scopes, this.words.time(token.expires()),
				used.isEmpty() ? "never" : used, token.revoked() != null);
	}

	/**
	 * The page.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param name whose account it is
	 * @param role what they are
	 * @param scopes what a token of theirs may do
	 * @param tokens newest first
	 * @param findings what is wrong with the last order
	 * @param secret the token that was made just now, told this once
	 */
	record AccountView(String title, String zone, String name, String role, List<String> scopes, List<Line> tokens,
			List<String> findings, String secret) {

		boolean refused() {
			return !this.findings.isEmpty();
		}

		boolean made() {
			return !this.secret.isEmpty();
		}

		boolean none() {
			return this.tokens.isEmpty();
		}

	}

	/**
	 * One token.
	 *
	 * @param id its number
	 * @param name what it is for
	 * @param owner whose it is
	 * @param scopes what it may do
	 * @param expires when it ends
	 * @param used when it was last shown
	 * @param revoked whether it was ended
	 */
	record Line(long id, String name, String owner, String scopes, String expires, String used, boolean revoked) {
	}

}
