package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageLintTests {

	private static final String GOOD = """
			From: a@example.org
			To: b@example.org
			Subject: Week
			Date: Mon, 28 Sep 2026 07:00:00 +0500
			Message-ID: <1@example.org>
			MIME-Version: 1.0
			List-Unsubscribe: <https://example.org/u/1>
			List-Unsubscribe-Post: List-Unsubscribe=One-Click
			Content-Type: multipart/alternative; boundary="b"

			--b
			Content-Type: text/plain; charset=utf-8

			Text
			--b
			Content-Type: text/html; charset=utf-8

			<p><a href="https://example.org/">Link</a></p>
			--b--
			""".replace("\n", "\r\n");

	@Test
	void aGoodMessageHasNoFindings() {
		assertThat(check(GOOD, false)).isEmpty();
	}

	@ParameterizedTest(name = "{2}")
	@CsvSource(delimiter = '|', textBlock = """
			Subject: Week        | X: Week               | Header 'Subject' is there 0 times
			Subject: Week        | Subject: Wöche        | A header is not 7-bit clean
			<1@example.org>      | 1                     | Header 'Message-ID' is not of its form
			+0500                | Almaty                | Header 'Date' is not of its form
			<https://example.org/u/1> | <http://a.org/>  | Header 'List-Unsubscribe' is not of its form
			=One-Click           | =Twice                | Header 'List-Unsubscribe-Post' is not of its form
			--b--                | the end               | A multipart does not close
			Text                 | ' '                   | There is no text for readers without HTML
			"https://example.org/" | ""                  | A link leads nowhere
			<p>                  | <img src="http://a/"> | An image is loaded without encryption
			""")
	void eachFaultIsFound(String good, String bad, String what) {
		assertThat(check(GOOD.replace(good, bad), false)).contains(what);
	}

	@Test
	void sizesLineEndsAndAMissingSignatureAreFound() {
		assertThat(check(GOOD.replace("Text", "Te\nxt"), false)).contains("A line end is CR or LF alone");
		assertThat(check(GOOD.replace("Text", "x".repeat(999)), false)).contains("A line is longer than 998 octets");
		assertThat(check(GOOD.replace("Link", "line\r\n".repeat(20_000)), false)).contains("The HTML is too large");
		assertThat(check(GOOD, true)).contains("Header 'DKIM-Signature' is missing");
	}

	private static List<String> check(String message, boolean signed) {
		return MessageLint.check(message.getBytes(StandardCharsets.ISO_8859_1), signed)
			.stream()
			.map(MessageLint.Finding::what)
			.toList();
	}

}
