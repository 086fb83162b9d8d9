package elchi.subscription;

import elchi.mail.EmailAddress;

/**
 * One reader of a sealed audience.
 *
 * @param subscriber number of the subscriber
 * @param address the address of now; one at {@code erased.invalid} if the person was
 * erased since, so that the books stay whole
 * @param preferences the preferences as they were sealed
 */
public record SealedReader(long subscriber, EmailAddress address, Preferences preferences) {
}
