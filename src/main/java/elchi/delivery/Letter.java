package elchi.delivery;

import elchi.mail.WireMessage;

/**
 * A claimed delivery and the message that goes out for it.
 *
 * @param claim the delivery
 * @param message ready to be sent
 */
record Letter(Claim claim, WireMessage message) {
}
