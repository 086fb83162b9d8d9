package elchi.admin;

import java.util.Optional;

import elchi.admin.Outcome.Done;
import elchi.delivery.SendingGuard;

/**
 * Lets mail leave again, after a pause or after an operator's word that no other copy of
 * the database sends.
 */
final class ResumeSendingVerb implements Verb<SendingAct.Resume> {

	private final SendingGuard guard;

	ResumeSendingVerb(SendingGuard guard) {
		this.guard = guard;
	}

	@Override
	public Class<SendingAct.Resume> act() {
		return SendingAct.Resume.class;
	}

	@Override
	public Plan plan(SendingAct.Resume act) {
		Optional<String> copy = this.guard.finding();
		if (copy.isPresent() && !act.confirmed()) {
			return Plan.refused(act, copy.get());
		}
		if (copy.isPresent()) {
			return Plan.of(act, "Would let mail leave, though %s What was mailed after a backup may be mailed again."
				.formatted(copy.get()));
		}
		return this.guard.isPaused() ? Plan.of(act, "Would let mail leave again. " + RetryFailedVerb.WHO_SENDS)
				: Plan.refused(act, "Mail may leave already.");
	}

	@Override
	public Done perform(SendingAct.Resume act, Order order) {
		if (act.confirmed()) {
			this.guard.confirm(order.who(), order.reason());
		}
		else {
			this.guard.resume(order.who(), order.reason());
		}
		return new Done("Mail may leave again. " + RetryFailedVerb.WHO_SENDS, 0);
	}

}
