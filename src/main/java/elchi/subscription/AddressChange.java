package elchi.subscription;

import java.time.Instant;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A wish that mail shall come to another address.
 *
 * @param id number
 * @param subscriber whose mail it is
 * @param address the new address; null when it is confirmed or forgotten
 * @param hash identity of the new address
 * @param askedAt when it reached us
 * @param keyId the key of the links in its mails
 * @param former the address of before; null until it is confirmed, if nothing can be sent
 * there, and when it is forgotten
 * @param confirmedAt when the owner of the new address said that it is theirs
 */
record AddressChange(long id, long subscriber, @Nullable EmailAddress address, AddressHash hash, Instant askedAt,
		String keyId, @Nullable EmailAddress former, @Nullable Instant confirmedAt) {
}
