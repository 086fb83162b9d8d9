package elchi.digest;

import elchi.mail.MailContent;

/**
 * The digest of one reader without its envelope.
 *
 * @param subject one line
 * @param content text, page and picture
 */
record DigestContent(String subject, MailContent content) {
}
