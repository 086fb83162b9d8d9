package elchi.digest;

import java.util.List;
import java.util.Locale;

import elchi.mail.MailMessage.InlineImage;

/**
 * What a digest consists of.
 *
 * @param language the language that it speaks
 * @param html whether HTML goes along
 * @param images the picture, if there is one
 */
record Parts(Locale language, boolean html, List<InlineImage> images) {
}
