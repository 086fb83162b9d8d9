package elchi.delivery;

import elchi.mail.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How much mail the recipients of one domain get.
 *
 * @param rate how many messages may begin in which time; null for any number
 * @param connections how many connections may carry its mail at once; 0 for any number
 */
record DomainLimit(@Nullable Rate rate, int connections) {
}
