package elchi.delivery;

import java.time.Duration;

/**
 * For how long a limit has kept senders of this process waiting, one beside the other.
 *
 * @param kind what it limits: {@code lane}, {@code relay} or {@code domain}
 * @param name which one
 * @param waited since the process began
 */
public record LimiterWait(String kind, String name, Duration waited) {
}
