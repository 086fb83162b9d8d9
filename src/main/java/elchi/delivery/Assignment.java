package elchi.delivery;

/**
 * A mailing that a step has to deliver.
 *
 * @param mailing which one
 * @param settings how
 * @param patience for how many times its first wait a lost server is called again
 */
record Assignment(MailingId mailing, DeliverySettings settings, int patience) {
}
