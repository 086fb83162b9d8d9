package elchi.alert;

import java.time.Instant;

/**
 * The evaluation that a mail belongs to.
 *
 * @param mailing name of its mailing
 * @param upto the highest quote number that it saw
 * @param asOf what was known by then counts
 * @param keyId the key that signs its links
 * @param note empty, {@code LATE} or {@code REPLAY}
 * @param begunAt when it began; the date of its mails
 */
record Occasion(String mailing, long upto, Instant asOf, String keyId, String note, Instant begunAt) {
}
