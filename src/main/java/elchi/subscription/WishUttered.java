package elchi.subscription;

/**
 * Somebody asked for something on a public page. Published in the transaction that writes
 * it down, and answered after it, so that nobody who waits for the page learns by the
 * clock whether the address is known.
 *
 * @param wish number of the wish
 */
public record WishUttered(long wish) {
}
