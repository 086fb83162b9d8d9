package elchi.admin.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives every form that posts the token by which it is known as ours, so that no template
 * can forget it.
 */
final class FormTokens {

	/** Under this name a form brings it along; it is no field of anything else. */
	static final String FIELD = "_csrf";

	private static final Pattern FORM = Pattern.compile("<form\\b[^>]*\\smethod=\"post\"[^>]*>");

	private static final Pattern BUTTON = Pattern.compile("<button\\b[^>]*\\sformmethod=\"post\"");

	private FormTokens() {
	}

	/**
	 * A form that posts by one of its buttons alone has the token in that button: it
	 * would otherwise come into the address of what is only looked at.
	 */
	static String in(String html, String token) {
		String attributes = "name=\"%s\" value=\"%s\"".formatted(FIELD, token);
		String field = Matcher.quoteReplacement("<input type=\"hidden\" %s>".formatted(attributes));
		String forms = FORM.matcher(html).replaceAll("$0" + field);
		return BUTTON.matcher(forms).replaceAll("$0 " + Matcher.quoteReplacement(attributes));
	}

}
