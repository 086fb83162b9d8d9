package elchi.delivery;

/**
 * How far a run of delivery has come.
 *
 * @param mailing which mailing
 * @param total deliveries that were due when it began
 * @param done deliveries that have an outcome
 * @param accepted of these, those that a server took
 * @param perSecond outcomes a second since it began
 */
public record DeliveryProgress(MailingId mailing, long total, long done, long accepted, double perSecond) {
}
