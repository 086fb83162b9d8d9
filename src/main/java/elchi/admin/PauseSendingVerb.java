package elchi.admin;

import elchi.admin.Outcome.Done;
import elchi.delivery.SendingGuard;

/**
 * Stops all sending.
 */
final class PauseSendingVerb implements Verb<SendingAct.Pause> {

	private final SendingGuard guard;

	PauseSendingVerb(SendingGuard guard) {
		this.guard = guard;
	}

	@Override
	public Class<SendingAct.Pause> act() {
		return SendingAct.Pause.class;
	}

	@Override
	public Plan plan(SendingAct.Pause act) {
		return this.guard.isPaused() ? Plan.refused(act, "All sending is paused already.")
				: Plan.of(act, "Would stop every sender at its next letter; nothing is lost.");
	}

	@Override
	public Done perform(SendingAct.Pause act, Order order) {
		this.guard.pause(order.who(), order.reason());
		return new Done("All sending is paused; 'resume-sending' ends that.", 0);
	}

}
