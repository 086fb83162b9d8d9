package elchi.subscription;

import java.net.URI;
import java.util.Locale;

import elchi.mail.EmailAddress;

/**
 * What a link leads to by which a new address is confirmed.
 *
 * @param language the reader's language
 * @param address the new address
 * @param confirmed whether mail goes there already
 * @param preferences where the reader's preferences are
 */
public record NewAddress(Locale language, EmailAddress address, boolean confirmed, URI preferences) {
}
