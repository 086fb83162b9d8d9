package elchi.digest;

import java.util.Locale;

import elchi.mail.MailContent;

/**
 * The digest of one reader without its envelope.
 *
 * @param language the language that it speaks, which is another one than the reader's
 * where that has no phrases
 * @param subject one line
 * @param content text, page and picture
 */
record DigestContent(Locale language, String subject, MailContent content) {
}
