package elchi.subscription;

/**
 * Somebody's mail goes to another address. Published in the transaction that changes it.
 *
 * @param change number of the change
 */
public record AddressChanged(long change) {
}
