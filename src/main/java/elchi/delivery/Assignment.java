package elchi.delivery;

/**
 * A mailing that a step has to deliver.
 *
 * @param mailing which one
 * @param settings how
 */
record Assignment(MailingId mailing, DeliverySettings settings) {
}
