package elchi.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One message to many recipients.
 *
 * @param id name of the mailing
 * @param kind which {@link MessageComposer} composes it
 * @param lane which connections and which rate it uses, {@code digest}
 * @param audience how many recipients were sealed
 * @param plannedAt the moment that its messages bear as their Date
 * @param retryFor how long after the planned moment a deferred delivery is tried again
 */
public record Mailing(MailingId id, String kind, String lane, long audience, Instant plannedAt, Duration retryFor) {
}
