package elchi.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What came back about somebody: a report of failure or delay, or a complaint.
 *
 * @param subscriber number of the subscriber
 * @param mailing name of the mailing; null if the report does not say
 * @param kind {@code FAILED}, {@code DELAYED}, {@code COMPLAINT} or {@code UNSUBSCRIBE}
 * @param status the enhanced status code, {@code 5.1.1}; may be empty
 * @param detail the server's words; empty once they were erased
 * @param readAt when the report was read
 */
public record ReturnedReport(long subscriber, @Nullable String mailing, String kind, String status, String detail,
		Instant readAt) {
}
