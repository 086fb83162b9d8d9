package elchi.subscription;

import java.util.Locale;

/**
 * How a wish reached us, to be kept with the consent.
 *
 * @param how by which way, {@code sign-up page}
 * @param network from where
 * @param language language of the words
 * @param words what was read there and agreed to; empty if there was nothing to agree to
 */
public record Origin(String how, Network network, Locale language, String words) {
}
