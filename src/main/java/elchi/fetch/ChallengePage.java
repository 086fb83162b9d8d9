package elchi.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a challenge or a firewall's page that came in place of a document.
 * <p>
 * An honest page may speak of a captcha, since it may have a contact form; so a page that
 * came with status 200 is judged by its title, and by its whole text only if it is too
 * short to be anything else.
 */
final class ChallengePage {

	private static final int SHORT = 8_000;

	private static final int LOOKED_AT = 65_536;

	private static final Pattern TITLE = Pattern.compile("<title[^>]*>\\s*(.{0,200}?)\\s*</title>",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern CHALLENGE_TITLE = Pattern
		.compile("(?iu)^(just a moment|request rejected|ddos-guard|attention required|checking your browser"
				+ "|one moment, please|access denied|security check|are you (a )?(robot|human)|robot check"
				+ "|verify(ing)? you are human|один момент|проверка браузера|доступ (запрещ|огранич)).*"
				+ "|.*\\b(captcha|cloudflare|ddos-guard|incapsula)\\b.*");

	private static final Pattern CHALLENGE_TEXT = Pattern
		.compile("(?iu)_cf_chl_opt|cf-browser-verification|just a moment\\.\\.\\.|request rejected|ddos-guard"
				+ "|_incapsula_resource|captcha|checking your browser|the requested url was rejected");

	private ChallengePage() {
	}

	static boolean is(Answer answer) {
		if (answer.guard() && (answer.status() != 200 || looksLikeHtml(answer.body()))) {
			return true;
		}
		boolean suspicious = answer.status() == 200 || answer.status() == 403 || answer.status() == 429
				|| answer.status() == 503;
		if (!suspicious || !looksLikeHtml(answer.body())) {
			return false;
		}
		String text = text(answer.body());
		Matcher title = TITLE.matcher(text);
		if (title.find() && CHALLENGE_TITLE.matcher(title.group(1)).matches()) {
			return true;
		}
		return (answer.status() != 200 || answer.body().length < SHORT) && CHALLENGE_TEXT.matcher(text).find();
	}

	private static boolean looksLikeHtml(byte[] body) {
		String start = text(body).stripLeading().toLowerCase(Locale.ROOT);
		return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head")
				|| start.startsWith("<body") || start.startsWith("<title") || start.startsWith("<script");
	}

	private static String text(byte[] body) {
		return new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.UTF_8).replace("\uFEFF", "");
	}

}
