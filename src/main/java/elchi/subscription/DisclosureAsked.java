package elchi.subscription;

/**
 * Somebody wants all that is kept about them. Published in the transaction that writes it
 * down.
 *
 * @param disclosure number of the request
 */
public record DisclosureAsked(long disclosure) {
}
