package elchi.admin;

import java.util.List;

import elchi.admin.Act.Test;
import elchi.admin.Outcome.Done;
import elchi.digest.TestEditions;

/**
 * Sends an edition to whoever wants to see it in a mail program. It is in no books.
 */
final class TestVerb implements Verb<Test> {

	private final TestEditions editions;

	private final Sending sending;

	TestVerb(TestEditions editions, Sending sending) {
		this.editions = editions;
		this.sending = sending;
	}

	@Override
	public Class<Test> act() {
		return Test.class;
	}

	@Override
	public Plan plan(Test act) {
		try {
			this.sending.require(act.definition());
		}
		catch (SendingRefusedException ex) {
			return Plan.refused(act, String.valueOf(ex.getMessage()));
		}
		return Plan.of(act, "Would send %s to '%s' alone, marked as a test; no books know of it."
			.formatted(act.edition(), act.to()), 1, List.of(act.to().value()), List.of());
	}

	@Override
	public Done perform(Test act, Order order) {
		this.sending.require(act.definition());
		String reply = this.editions.send(act.definition(), act.edition(), act.to());
		return new Done(
				"Sent %s to '%s', marked as a test. The server said: %s".formatted(act.edition(), act.to(), reply), 1);
	}

}
