package elchi.digest;

import java.time.Instant;

/**
 * An edition that readers may see.
 *
 * @param id the edition
 * @param hash names all that was sealed
 * @param at the moment that its mails bear as their Date
 * @param closed whether its mailing is over
 */
record Released(EditionId id, String hash, Instant at, boolean closed) {
}
