package elchi.admin.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Every endpoint that is open. What is not listed here is closed, to owners too: whoever
 * adds an endpoint says here who may use it.
 */
final class Doors implements AuthorizationManager<RequestAuthorizationContext> {

	private static final List<Door> ALL = List.of(
			// Addresses that sent mails lead to, their pictures, and probes.
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/u/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/u/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/c/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/c/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/subscribe", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/subscribe", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/links", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/links", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/api/v1/subscriptions", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/p/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/p/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/p/{token}/erase", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/p/{token}/erase", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/m/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/m/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/a/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.POST, "/a/{token}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/archive", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/archive/feed.atom", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/archive/feed.json", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/archive/{edition}", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/archive/{edition}/rates.csv", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/archive/{edition}/rates.json", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/archive/{edition}/chart.png", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/console.css", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/run.js", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/icon.svg", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/actuator/health/liveness", ""),
			Door.of(Door.Access.PUBLIC, HttpMethod.GET, "/actuator/health/readiness", ""),
			// The way in.
			Door.of(Door.Access.ENTRANCE, HttpMethod.GET, "/login", ""),
			Door.of(Door.Access.ENTRANCE, HttpMethod.POST, "/login", ""),
			Door.of(Door.Access.ENTRANCE, HttpMethod.GET, "/setup/{secret}", ""),
			Door.of(Door.Access.ENTRANCE, HttpMethod.POST, "/setup/{secret}", "user.first-owner"),
			Door.of(Door.Access.ENTRANCE, HttpMethod.GET, "/invitation/{secret}", ""),
			Door.of(Door.Access.ENTRANCE, HttpMethod.POST, "/invitation/{secret}", "user.accept"),
			// What is one's own.
			Door.of(Door.Access.SIGNED_IN, HttpMethod.GET, "/account", ""),
			Door.of(Door.Access.SIGNED_IN, HttpMethod.POST, "/account/password", "account.password"),
			Door.of(Door.Access.SIGNED_IN, HttpMethod.POST, "/account/tokens", "token.make"),
			Door.of(Door.Access.SIGNED_IN, HttpMethod.POST, "/account/tokens/{id}/revoke", "token.revoke"),
			Door.of(Door.Access.SIGNED_IN, HttpMethod.POST, "/logout", ""),
			// The console.
			Door.act(Permission.SEND, "/sending/pause", "pause-sending"),
			Door.act(Permission.SEND, "/sending/resume", "resume-sending"),
			Door.act(Permission.SEND, "/sending/confirm", "resume-sending"), Door.look(Permission.VIEW, "/"),
			Door.look(Permission.VIEW, "/runs"), Door.look(Permission.VIEW, "/runs/{id}"),
			Door.look(Permission.VIEW, "/runs/{id}/live"), Door.look(Permission.VIEW, "/requests/{ticket}"),
			Door.look(Permission.VIEW, "/inbox"), Door.look(Permission.VIEW, "/inbox/{id}"),
			Door.look(Permission.VIEW, "/inbox/{id}/text"), Door.look(Permission.VIEW, "/inbox/{id}/source"),
			Door.look(Permission.VIEW, "/inbox/{id}/body"), Door.look(Permission.VIEW, "/rules"),
			Door.look(Permission.VIEW, "/rules/new"), Door.look(Permission.VIEW, "/rules/{id}"),
			Door.act(Permission.EDIT, "/rules", "rule.save", "owner"),
			Door.act(Permission.EDIT, "/rules/{id}/stop", "rule.stop"),
			Door.act(Permission.EDIT, "/rules/{id}/snooze", "rule.snooze", "until"),
			Door.look(Permission.VIEW, "/held"), Door.look(Permission.VIEW, "/editions"),
			Door.look(Permission.VIEW, "/editions/{edition}"), Door.look(Permission.VIEW, "/editions/{edition}/text"),
			Door.look(Permission.VIEW, "/editions/{edition}/source"),
			Door.look(Permission.VIEW, "/editions/{edition}/body"), Door.look(Permission.VIEW, "/definitions"),
			Door.look(Permission.VIEW, "/definitions/{name}"),
			Door.act(Permission.SEND, "/held/release", "release-held", "currency", "source", "date"),
			Door.act(Permission.OPERATE, "/held/dismiss", "dismiss-held", "currency", "source", "date"),
			Door.look(Permission.VIEW, "/audit"), Door.look(Permission.ADMINISTER, "/users"),
			Door.act(Permission.ADMINISTER, "/users", "user.add", "name", "role"),
			Door.act(Permission.ADMINISTER, "/users/{id}/role", "user.role", "role"),
			Door.act(Permission.ADMINISTER, "/users/{id}/lock", "user.lock"),
			Door.act(Permission.ADMINISTER, "/users/{id}/unlock", "user.unlock"),
			Door.act(Permission.ADMINISTER, "/users/{id}/invite", "user.invite"),
			Door.act(Permission.ADMINISTER, "/users/{id}/remove", "user.remove"),
			// The ledger, sources and rates.
			Door.look(Permission.VIEW, "/mailings"), Door.look(Permission.VIEW, "/mailings/{id}"),
			Door.look(Permission.VIEW, "/deliveries"), Door.ask(Permission.VIEW, "/deliveries"),
			Door.look(Permission.VIEW, "/rates"), Door.look(Permission.VIEW, "/rates/{pair}.csv"),
			Door.look(Permission.VIEW, "/rates/{pair}"), Door.look(Permission.VIEW, "/sources"),
			Door.look(Permission.VIEW, "/suppressions"), Door.ask(Permission.VIEW, "/suppressions"),
			Door.act(Permission.OPERATE, "/acts/unsuppress", "unsuppress"),
			Door.look(Permission.VIEW, "/api/v1/suppressions"), Door.look(Permission.VIEW, "/api/v1/held"),
			Door.act(Permission.OPERATE, "/api/v1/suppressions/undo", "unsuppress"),
			// The verbs, as forms.
			Door.look(Permission.VIEW, "/acts/{verb}"), Door.ask(Permission.VIEW, "/acts/{verb}/plan"),
			Door.act(Permission.SEND, "/acts/run", "run", "definition"),
			Door.act(Permission.SEND, "/acts/restart", "restart", "run"),
			Door.act(Permission.OPERATE, "/acts/stop", "stop", "run"),
			Door.act(Permission.SEND, "/acts/approve", "approve", "edition"),
			Door.act(Permission.OPERATE, "/acts/skip", "skip", "edition"),
			Door.act(Permission.OPERATE, "/acts/settle", "settle", "mailing"),
			Door.act(Permission.SEND, "/acts/retry-failed", "retry-failed", "mailing"),
			Door.act(Permission.SEND, "/acts/resume", "resume", "mailing"),
			Door.act(Permission.SEND, "/acts/rerun", "rerun", "week"),
			Door.act(Permission.SEND, "/acts/correct", "correct", "week"),
			Door.act(Permission.SEND, "/acts/test", "test", "edition"),
			Door.act(Permission.EDIT, "/acts/edit", "edit", "edition"), Door.look(Permission.VIEW, "/programs"),
			// For programs.
			Door.look(Permission.VIEW, "/actuator/health"), Door.look(Permission.VIEW, "/actuator/prometheus"),
			Door.act(Permission.SEND, "/api/v1/editions/{edition}/test", "test"),
			Door.act(Permission.EDIT, "/api/v1/editions/{edition}/edit", "edit"),
			Door.look(Permission.VIEW, "/api/v1/runs"), Door.look(Permission.VIEW, "/api/v1/runs/{id}"),
			Door.look(Permission.VIEW, "/api/v1/runs/{id}/events"),
			Door.look(Permission.VIEW, "/api/v1/requests/{ticket}"), Door.look(Permission.VIEW, "/api/v1/editions"),
			Door.look(Permission.VIEW, "/api/v1/editions/{edition}"),
			Door.look(Permission.VIEW, "/api/v1/mailings/{mailing}"), Door.look(Permission.VIEW, "/api/v1/deliveries"),
			Door.look(Permission.VIEW, "/api/v1/sources"), Door.look(Permission.VIEW, "/api/v1/quotes"),
			Door.look(Permission.VIEW, "/api/v1/openapi.json"),
			Door.act(Permission.OPERATE, "/api/v1/backups", "backup"), Door.act(Permission.SEND, "/api/v1/runs", "run"),
			Door.act(Permission.SEND, "/api/v1/held/release", "release-held"),
			Door.act(Permission.OPERATE, "/api/v1/held/dismiss", "dismiss-held"),
			Door.act(Permission.SEND, "/api/v1/sending/pause", "pause-sending"),
			Door.act(Permission.SEND, "/api/v1/sending/resume", "resume-sending"),
			Door.act(Permission.SEND, "/api/v1/runs/{id}/restart", "restart"),
			Door.act(Permission.OPERATE, "/api/v1/runs/{id}/stop", "stop"),
			Door.act(Permission.SEND, "/api/v1/editions/{edition}/approve", "approve"),
			Door.act(Permission.OPERATE, "/api/v1/editions/{edition}/skip", "skip"),
			Door.act(Permission.SEND, "/api/v1/editions/{edition}/rerun", "rerun"),
			Door.act(Permission.SEND, "/api/v1/editions/{edition}/correct", "correct"),
			Door.act(Permission.OPERATE, "/api/v1/mailings/{mailing}/settle", "settle"),
			Door.act(Permission.SEND, "/api/v1/mailings/{mailing}/retry-failed", "retry-failed"),
			Door.act(Permission.SEND, "/api/v1/mailings/{mailing}/resume", "resume"),
			Door.look(Permission.VIEW, "/api/v1/rules"), Door.look(Permission.VIEW, "/api/v1/rules/{id}"),
			Door.look(Permission.VIEW, "/api/v1/rules/{id}/explanation"),
			Door.act(Permission.EDIT, "/api/v1/rules", "rule.save"),
			Door.act(Permission.EDIT, "/api/v1/rules/{id}/stop", "rule.stop"),
			Door.act(Permission.EDIT, "/api/v1/rules/{id}/snooze", "rule.snooze"));

	private final List<Entry> entries = ALL.stream().map((door) -> new Entry(door, door.matcher())).toList();

	/**
	 * The door that a request knocks at.
	 */
	Optional<Door> find(HttpServletRequest request) {
		return this.entries.stream().filter((entry) -> entry.matcher().matches(request)).findFirst().map(Entry::door);
	}

	RequestMatcher open() {
		return new OrRequestMatcher(this.entries.stream()
			.filter((entry) -> entry.door().access() == Door.Access.PUBLIC)
			.map(Entry::matcher)
			.toList());
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		return new AuthorizationDecision(
				find(context.getRequest()).filter((door) -> isOpen(door, authentication.get())).isPresent());
	}

	private static boolean isOpen(Door door, @Nullable Authentication who) {
		if (door.access() == Door.Access.PUBLIC || door.access() == Door.Access.ENTRANCE) {
			return true;
		}
		if (who == null || who instanceof AnonymousAuthenticationToken || !who.isAuthenticated()) {
			return false;
		}
		Permission needs = door.needs();
		return needs == null || Authorities.has(who, needs);
	}

	private record Entry(Door door, RequestMatcher matcher) {
	}

}
