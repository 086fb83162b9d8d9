package elchi.mail;

import java.time.Duration;

/**
 * How a sink answers.
 *
 * @param latency how much later each round trip is answered
 * @param chunking whether BDAT is offered
 * @param temporary share of recipients refused for now
 * @param permanent share of recipients refused for good
 * @param disconnect share of messages during which the sink hangs up: before, in or after
 * the message, each as often
 * @param slow share of messages that are answered half a second late
 */
public record SinkManner(Duration latency, boolean chunking, double temporary, double permanent, double disconnect,
		double slow) {

	/** Takes everything at once. */
	public static final SinkManner WILLING = new SinkManner(Duration.ZERO, false, 0, 0, 0, 0);

	public SinkManner {
		if (latency.isNegative()) {
			throw new IllegalArgumentException("Latency '%s' is negative".formatted(latency));
		}
		requireShare("4yz", temporary);
		requireShare("5yz", permanent);
		requireShare("disconnect", disconnect);
		requireShare("slow", slow);
		if (temporary + permanent + disconnect + slow > 1) {
			throw new IllegalArgumentException("The faults make more than 100%");
		}
	}

	/**
	 * The same, answering later.
	 */
	public SinkManner withLatency(Duration later) {
		return new SinkManner(later, this.chunking, this.temporary, this.permanent, this.disconnect, this.slow);
	}

	private static void requireShare(String name, double share) {
		if (!(share >= 0 && share <= 1)) {
			throw new IllegalArgumentException(
					"'%s' is %s; a share from 0%% to 100%% is allowed".formatted(name, share));
		}
	}

}
