package elchi.subscription;

/**
 * Somebody wants their mail at another address. Published in the transaction that writes
 * it down.
 *
 * @param change number of the change
 */
public record AddressChangeAsked(long change) {
}
