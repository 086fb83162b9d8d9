package elchi.admin.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the links of a mail open beside the console: the pages that they lead to refuse
 * to be framed.
 */
final class OpenedLinks {

	private static final Pattern HEAD = Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);

	private static final String BASE = "<base target=\"_blank\">";

	private OpenedLinks() {
	}

	static String in(String html) {
		Matcher head = HEAD.matcher(html);
		return head.find() ? html.substring(0, head.end()) + BASE + html.substring(head.end()) : BASE + html;
	}

}
