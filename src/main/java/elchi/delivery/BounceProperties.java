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
 */
@ConfigurationProperties("elchi.delivery.bounces")
record BounceProperties(@DefaultValue("5") int threshold, @DefaultValue("28d") Duration forgetAfter) {

	BounceProperties {
		if (threshold < 1) {
			throw new IllegalArgumentException(
					"elchi.delivery.bounces.threshold is %d; at least 1 day is needed".formatted(threshold));
		}
		if (forgetAfter.toDays() < 1) {
			throw new IllegalArgumentException(
					"elchi.delivery.bounces.forget-after is %s; at least one day is needed".formatted(forgetAfter));
		}
	}

}
