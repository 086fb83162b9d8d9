package elchi.admin.web;

import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.mail.MailMessage;

/**
 * Puts a mail's own images into its HTML, so that its frame needs to fetch nothing.
 */
final class InlineImages {

	private static final Pattern REFERENCE = Pattern.compile("cid:([^\"'\\s)>]+)");

	private InlineImages() {
	}

	static String in(String html, Map<String, MailMessage.InlineImage> images) {
		return REFERENCE.matcher(html).replaceAll((reference) -> {
			MailMessage.InlineImage image = images.get(reference.group(1));
			return Matcher.quoteReplacement((image != null) ? data(image) : reference.group());
		});
	}

	private static String data(MailMessage.InlineImage image) {
		return "data:%s;base64,%s".formatted(image.mediaType(), Base64.getEncoder().encodeToString(image.octets()));
	}

}
