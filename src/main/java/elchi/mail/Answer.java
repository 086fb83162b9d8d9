package elchi.mail;

import java.util.Optional;

/**
 * What the server answered after a message was begun.
 *
 * @param last what became of the message that was open before; empty if none was
 * @param next how far the message came that was begun
 */
public record Answer(Optional<SendResult> last, Beginning next) {
}
