package elchi.delivery;

import java.time.Duration;

import elchi.mail.Rate;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the mailings of a job are delivered.
 *
 * @param lane which connections and which rate they share
 * @param connections how many connections to the server are used at once
 * @param rate how many messages may begin in which time, over all connections
 * @param retryUntil how long a deferred delivery is tried again before it counts as
 * rejected
 * @param uncertain what to do when a connection broke after a message's end
 */
public record DeliverySettings(String lane, @DefaultValue("4") int connections, @DefaultValue("50/s") Rate rate,
		@DefaultValue("48h") Duration retryUntil, @DefaultValue("hold") UncertainPolicy uncertain) {

	public DeliverySettings {
		if (lane.isBlank()) {
			throw new IllegalArgumentException("A delivery needs the name of its lane, such as 'digest'");
		}
		if (connections < 1 || connections > 100) {
			throw new IllegalArgumentException("%d connections are not possible; 1 to 100 are".formatted(connections));
		}
		if (retryUntil.isNegative()) {
			throw new IllegalArgumentException("'retry-until' is %s; it cannot be negative".formatted(retryUntil));
		}
	}

}
