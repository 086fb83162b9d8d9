package elchi.admin.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import elchi.admin.access.Role;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Who may log in.
 */
@RestController
@ConditionalOnWebApplication
class UsersController {

	private static final String LIST = "/users";

	private final Users users;

	private final Visits visits;

	private final ConsolePages pages;

	private final RunWords words;

	UsersController(Users users, Visits visits, ConsolePages pages, RunWords words) {
		this.users = users;
		this.visits = visits;
		this.pages = pages;
		this.words = words;
	}

	@GetMapping(LIST)
	ResponseEntity<String> users() {
		return page(HttpStatus.OK, List.of(), "", "");
	}

	/**
	 * Adds a user, and shows the link that lets them in.
	 */
	@PostMapping(LIST)
	ResponseEntity<String> add(@RequestParam("name") String name, @RequestParam("role") String role) {
		return link(name.strip(), () -> this.users.add(name, Role.of(role)));
	}

	/**
	 * Shows a new link, for whoever has lost theirs or their password.
	 */
	@PostMapping(LIST + "/{id}/invite")
	ResponseEntity<String> invite(@PathVariable("id") long id) {
		return link(concerning(id), () -> this.users.invite(id));
	}

	@PostMapping(LIST + "/{id}/role")
	ResponseEntity<String> role(@PathVariable("id") long id, @RequestParam("role") String role) {
		this.visits.concerning(concerning(id) + " " + role);
		return change(() -> this.users.changeRole(id, Role.of(role)));
	}

	@PostMapping(LIST + "/{id}/lock")
	ResponseEntity<String> lock(@PathVariable("id") long id) {
		concerning(id);
		return change(() -> this.users.lock(id, true));
	}

	@PostMapping(LIST + "/{id}/unlock")
	ResponseEntity<String> unlock(@PathVariable("id") long id) {
		concerning(id);
		return change(() -> this.users.lock(id, false));
	}

	@PostMapping(LIST + "/{id}/remove")
	ResponseEntity<String> remove(@PathVariable("id") long id) {
		concerning(id);
		return change(() -> this.users.remove(id));
	}

	private String concerning(long id) {
		String name = this.users.find(id).map(User::name).orElse("user " + id);
		this.visits.concerning(name);
		return name;
	}

	private ResponseEntity<String> change(Runnable change) {
		try {
			change.run();
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(LIST)).build();
		}
		catch (IllegalArgumentException ex) {
			return page(HttpStatus.UNPROCESSABLE_CONTENT, List.of(ex.getMessage() + "."), "", "");
		}
	}

	private ResponseEntity<String> link(String name, Supplier<String> secret) {
		try {
			String link = ServletUriComponentsBuilder.fromCurrentContextPath()
				.pathSegment("invitation", secret.get())
				.toUriString();
			return page(HttpStatus.OK, List.of(), name, link);
		}
		catch (IllegalArgumentException ex) {
			return page(HttpStatus.UNPROCESSABLE_CONTENT, List.of(ex.getMessage() + "."), "", "");
		}
	}

	private ResponseEntity<String> page(HttpStatus status, List<String> findings, String invited, String link) {
		List<Line> lines = this.users.all().stream().map(this::line).toList();
		return this.pages.page(status, "users",
				new UsersView("Users", this.words.zone(), lines, roles(Role.VIEWER), findings, invited, link));
	}

	private Line line(User user) {
		String state = user.locked() ? "locked" : ((user.password() != null) ? "active" : "invited");
		return new Line(user.id(), user.name(), state, user.locked(), roles(user.role()),
				this.words.time(user.lastLogin()));
	}

	private static List<Choice> roles(Role chosen) {
		return Arrays.stream(Role.values()).map((role) -> new Choice(role.word(), role == chosen)).toList();
	}

	/**
	 * The list.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param users by name
	 * @param roles what a new user may be
	 * @param findings what is wrong with the last order
	 * @param invited who was invited just now; may be empty
	 * @param link their link, told this once
	 */
	record UsersView(String title, String zone, List<Line> users, List<Choice> roles, List<String> findings,
			String invited, String link) {

		boolean refused() {
			return !this.findings.isEmpty();
		}

		boolean linked() {
			return !this.link.isEmpty();
		}

	}

	/**
	 * One user.
	 *
	 * @param id their number
	 * @param name their name
	 * @param state active, invited or locked
	 * @param locked whether they are locked
	 * @param roles what they may be, and are
	 * @param login when they last logged in
	 */
	record Line(long id, String name, String state, boolean locked, List<Choice> roles, String login) {
	}

	/**
	 * One role to choose.
	 *
	 * @param value the role
	 * @param chosen whether it is chosen
	 */
	record Choice(String value, boolean chosen) {
	}

}
