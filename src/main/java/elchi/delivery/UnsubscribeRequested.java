package elchi.delivery;

import java.time.Instant;

/**
 * Somebody unsubscribed by mail. Published in the transaction that writes it down.
 *
 * @param token what the mail's subject said; nobody has checked it yet
 * @param at when it was read
 */
public record UnsubscribeRequested(String token, Instant at) {
}
