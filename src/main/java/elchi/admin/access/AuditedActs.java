package elchi.admin.access;

import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Writes every verb of the console and of REST into the audit log, whoever wrote its
 * controller, when it has been answered.
 */
final class AuditedActs implements HandlerInterceptor {

	private final Doors doors;

	private final AuditLog log;

	private final Visits visits;

	private final Clock clock;

	AuditedActs(Doors doors, AuditLog log, Visits visits, Clock clock) {
		this.doors = doors;
		this.log = log;
		this.visits = visits;
		this.clock = clock;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		if (request.getAttribute(Visits.RECORDED) != null) {
			return;
		}
		this.doors.find(request).filter((door) -> !door.act().isEmpty()).ifPresent((door) -> {
			String outcome = (failure != null) ? "failed" : outcome(response.getStatus());
			this.log.record(new AuditEntry(this.clock.instant(), this.visits.name(), door.act(),
					object(door, request, response), why(request), outcome, request.getHeader("Idempotency-Key")));
		});
	}

	private static String outcome(int status) {
		return (status < 400) ? "done" : "refused, " + status;
	}

	private static String object(Door door, HttpServletRequest request, HttpServletResponse response) {
		if (request.getAttribute(Visits.OBJECT) instanceof String object) {
			return object;
		}
		String made = response.getHeader("Location");
		String object = door.object(request);
		return (made != null && response.getStatus() == HttpServletResponse.SC_CREATED) ? made : object;
	}

	private static String why(HttpServletRequest request) {
		if (request.getAttribute(Visits.REASON) instanceof String reason) {
			return reason;
		}
		String reason = request.getParameter("reason");
		return (reason != null) ? reason.strip() : "";
	}

}
