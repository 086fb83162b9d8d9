package elchi.admin.watch;

import elchi.delivery.SendingGuard;
import elchi.mail.MailSetup;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether mail may leave. That it may not is an operator's will or needs one; no
 * restart would mend it, so that it is never DOWN.
 */
final class SendingHealth implements HealthIndicator {

	private final MailSetup setup;

	private final SendingGuard guard;

	SendingHealth(MailSetup setup, SendingGuard guard) {
		this.setup = setup;
		this.guard = guard;
	}

	@Override
	public Health health() {
		if (this.setup instanceof MailSetup.Absent absent) {
			return off(absent.reason());
		}
		return this.guard.objection()
			.map(SendingHealth::off)
			.orElseGet(() -> Health.up().withDetail("sending", "on").build());
	}

	private static Health off(String reason) {
		return Health.up().withDetail("sending", "off").withDetail("reason", reason).build();
	}

}
