package elchi.subscription;

/**
 * The owner of an address said that a wish is theirs. Published in the transaction that
 * writes it down.
 *
 * @param wish number of the wish
 */
public record WishConfirmed(long wish) {
}
