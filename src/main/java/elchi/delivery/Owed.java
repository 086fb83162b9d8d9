package elchi.delivery;

/**
 * The delivery that a report is about.
 *
 * @param mailing its mailing
 * @param mailingKind what kind of mailing it is
 * @param audience how many recipients the mailing has
 * @param subscriber number of the subscriber
 */
record Owed(MailingId mailing, String mailingKind, long audience, long subscriber) {
}
