package elchi.delivery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an address that refuses mail again and again gets no more.
 *
 * @param threshold on how many days a mailbox must have refused mail until it gets no
 * more
 * @param forgetAfter after how long without a refusal a mailbox's refusals are forgotten;
 * longer than the time between two mailings
 * @param brake of how many of a hundred recipients of a mailing, at least of twenty, it
 * is believed that their addresses do not exist; beyond that nobody is suppressed and the
 * mailing pauses
 */
@ConfigurationProperties("elchi.delivery.bounces")
record BounceProperties(@DefaultValue("5") int threshold, @DefaultValue("28d") Duration forgetAfter,
		@DefaultValue("10") int brake) {

	private static final int ALWAYS = 20;

	BounceProperties {
		if (brake < 1 || brake > 100) {
			throw new IllegalArgumentException(
					"elchi.delivery.bounces.brake is %d; a percentage from 1 to 100 is needed".formatted(brake));
		}
		if (threshold < 1) {
			throw new IllegalArgumentException(
					"elchi.delivery.bounces.threshold is %d; at least 1 day is needed".formatted(threshold));
		}
		if (forgetAfter.toDays() < 1) {
			throw new IllegalArgumentException(
					"elchi.delivery.bounces.forget-after is %s; at least one day is needed".formatted(forgetAfter));
		}
	}

	/**
	 * How many of an audience may have an address that does not exist.
	 */
	long limit(long audience) {
		return Math.max(ALWAYS, audience * this.brake / 100);
	}

}
