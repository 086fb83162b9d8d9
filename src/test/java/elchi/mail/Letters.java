package elchi.mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Messages for the tests.
 */
final class Letters {

	static final String SUBJECT = "Курсы недели: тенге 441,97 за доллар, сом и сомони почти без перемен — неделя 39";

	private Letters() {
	}

	static MailMessage letter() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("List-Id", "Elchi weekly digest <weekly.news.example.com>");
		headers.put("List-Unsubscribe",
				"<https://news.example.com/u/" + "x".repeat(60) + ">, <mailto:unsubscribe@news.example.com?subject=x>");
		headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		String text = "Тенге подешевел.\n.\n..\n" + "длинная строка ".repeat(120) + "\n";
		String html = "<p>Тенге <b>441,97</b></p><img src=\"cid:chart\" alt=\"\">"
				+ "<td>KZT &amp; KGS</td>".repeat(200);
		return letter("reader@example.org", SUBJECT, "Читатель, Алматы", headers, text, html, List
			.of(new MailMessage.InlineImage("chart", "image/png", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 10 })));
	}

	static MailMessage to(String address) {
		return letter(address, "Week 39", null, Map.of(), "One line.\n", null, List.of());
	}

	static MailMessage letter(String to, String subject, @Nullable String name, Map<String, String> headers,
			String text, @Nullable String html, List<MailMessage.InlineImage> images) {
		return new MailMessage(EmailAddress.parse("b+1@bounce.example.com"),
				new MailMessage.Mailbox("Elçi weekly digest", EmailAddress.parse("digest@news.example.com")),
				new MailMessage.Mailbox(name, EmailAddress.parse(to)), subject, Instant.parse("2026-09-28T02:00:00Z"),
				"d.2026-w39." + Integer.toHexString(to.hashCode()) + "@news.example.com", null, headers,
				Locale.forLanguageTag("ru"), text, html, images);
	}

}
