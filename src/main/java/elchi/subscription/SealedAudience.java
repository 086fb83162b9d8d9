package elchi.subscription;

/**
 * The readers of one mailing as they were when it was sealed.
 *
 * @param name name of the audience, {@code 2026-W39}
 * @param list the list whose readers they are
 * @param count how many
 * @param hash SHA-256 over number, address hash and preferences of each, in the order of
 * their numbers
 */
public record SealedAudience(String name, String list, long count, String hash) {
}
