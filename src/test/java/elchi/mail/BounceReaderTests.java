package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

import elchi.mail.BounceReport.Complaint;
import elchi.mail.BounceReport.Delayed;
import elchi.mail.BounceReport.Failed;
import elchi.mail.BounceReport.Original;
import elchi.mail.BounceReport.Unreadable;
import elchi.mail.BounceReport.UnsubscribeWish;
import elchi.mail.SendResult.Fault;
import elchi.test.BounceLetters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class BounceReaderTests {

	private static final Original FULL = new Original(BounceLetters.ID + "@elchi.example",
			EmailAddress.parse("reader@example.org"));

	private final BounceReader reader = new BounceReader();

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					postfix            | 5.1.1  | 550 5.1.1 <reader@example.org>: Recipient address rejected: User unknown
					exim               | 5.1.1  | 550 5.1.1 <reader@example.org>: no such user here
					exchange           | 5.1.10 | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient reader@example.org not found
					gmail              | 5.2.2  | 552-5.2.2 The recipient's inbox is out of storage space and 552 5.2.2 inactive.
					policy             | 5.7.26 | 550 5.7.26 This mail has been blocked because the sender is unauthenticated
					postfix-expired    | 4.4.1  | connect to mx.example.org[192.0.2.25]:25: Connection timed out
					without-return-path| 5.1.1  | 550 5.1.1 no such user
					""")
	void failureIsToldWithCodeWordsMessageAndRecipient(String form, String status, String words) {
		assertThat(read(form)).isInstanceOfSatisfying(Failed.class, (failed) -> {
			assertThat(failed.status()).isEqualTo(status);
			assertThat(failed.diagnostic()).startsWith(words);
			assertThat(failed.original()).isEqualTo(FULL);
		});
	}

	@Test
	void delayIsNoFailure() {
		assertThat(read("postfix-delayed"))
			.isEqualTo(new Delayed(FULL, "4.7.1", "451 4.7.1 Greylisting in action, come back later"));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "qmail, 5.1.1", "sendmail-old, ''" })
	void oldServersAreUnderstoodByTheReturnPath(String form, String status) {
		assertThat(read(form)).isInstanceOfSatisfying(Failed.class, (failed) -> {
			assertThat(failed.status()).isEqualTo(status);
			assertThat(failed.original()).isEqualTo(new Original(BounceLetters.ID, null));
		});
	}

	@Test
	void oldServersWarningIsADelay() {
		assertThat(read("warning-old")).isInstanceOf(Delayed.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "vacation", "delivered", "forwarded" })
	void nothingIsHeldAgainstAnAddressThatIsReached(String form) {
		assertThat(read(form)).isInstanceOf(Unreadable.class);
	}

	@Test
	void automaticAnswerIsToldWithItsSubject() {
		assertThat(read("vacation")).isEqualTo(new Unreadable(
				"No report, from 'Reader <reader@example.org>': Out of office: Tenge ends week stronger"));
	}

	@Test
	void complaintIsToldWithItsKindAndPraiseIsNone() {
		assertThat(read("complaint")).isEqualTo(new Complaint(new Original(FULL.messageId(), null), "abuse"));
		assertThat(read("complaint", Map.of("kind", "not-spam"))).isInstanceOf(Unreadable.class);
		assertThat(read("complaint", Map.of("kind", "auth-failure"))).isInstanceOf(Unreadable.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "Re: %s", "unsubscribe %s please" })
	void subjectThatHoldsATokenUnsubscribes(String subject) {
		String token = "dXwxMnxkaWdlc3R8fA.k1.abcdefghijklmnopqrstuvwx";
		assertThat(read("wish", Map.of("token", subject.formatted(token)))).isEqualTo(new UnsubscribeWish(token));
		assertThat(read("wish", Map.of("token", "unsubscribe"))).isInstanceOf(Unreadable.class);
	}

	@Test
	void returnPathAndReturnedHeaderThatDisagreeAreSettledForTheReturnPath() {
		String other = "d.2026-w39.0000000000000000";
		String letter = text("postfix").replace("Message-ID: <" + BounceLetters.ID + "@elchi.example>",
				"Message-ID: <" + other + "@elchi.example>");
		assertThat(read(letter)).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.original().messageId()).isEqualTo(BounceLetters.ID));
	}

	@Test
	void theSameMessageHasTheSameKeyWhateverWayItCame() {
		String once = this.reader.read(BounceLetters.letter("postfix")).key();
		byte[] again = octets("Received: by another.example.net; Tue, 29 Sep 2026\r\n" + text("postfix"));
		assertThat(this.reader.read(again).key()).isEqualTo(once).hasSize(64);
		assertThat(this.reader.read(BounceLetters.letter("exim")).key()).isNotEqualTo(once);
		byte[] other = BounceLetters.letter("postfix", Map.of("id", "d.2026-w40.4f2a90c1d3e8b7a65c01"));
		assertThat(this.reader.read(other).key()).isNotEqualTo(once);
	}

	@ParameterizedTest
	@FieldSource("elchi.test.BounceLetters#FORMS")
	void twoHundredMutationsOfEachFormAreAnswered(String form) {
		Random random = new Random(form.hashCode());
		byte[] letter = BounceLetters.letter(form);
		for (int i = 0; i < 200; i++) {
			byte[] mutant = mutated(letter, random);
			assertThatCode(() -> isFit(this.reader.read(mutant).report())).doesNotThrowAnyException();
		}
	}

	@Test
	void nonsenseOfCharsetAndEncodingIsRead() {
		String letter = text("exchange").replace("Content-Transfer-Encoding: quoted-printable",
				"Content-Transfer-Encoding: x-nonsense");
		letter = letter.replace("us-ascii", "no-such-charset\"; \0=").replace("<digest@", "=?klingon?Q?=FF?= <digest@");
		assertThat(read(letter)).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.status()).isEqualTo("5.1.10"));
	}

	@Test
	void statusInBase64IsRead() {
		String letter = text("postfix");
		int from = letter.indexOf("Reporting-MTA");
		int to = letter.indexOf("--4cX1Zz.1790560809/relay.example.net\r\nContent-Description: Undelivered");
		String encoded = Base64.getMimeEncoder().encodeToString(octets(letter.substring(from, to)));
		letter = letter.substring(0, from)
			.replace("message/delivery-status\r\n", "message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n")
				+ encoded + "\r\n\r\n" + letter.substring(to);
		assertThat(read(letter)).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.status()).isEqualTo("5.1.1"));
	}

	@Test
	@Timeout(10)
	void depthAndNumberOfPartsAreBounded() {
		StringBuilder deep = new StringBuilder("Subject: deep\r\nMessage-ID: <deep@example.org>\r\n");
		for (int i = 0; i < 5000; i++) {
			deep.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
		}
		String wide = "Subject: wide\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
				+ "--b\r\n\r\n".repeat(60000);
		String fields = text("postfix").replace("X-Postfix-Queue-ID: 4cX1\r\n",
				"X-Postfix-Queue-ID: 4cX1\r\n" + "X-Much: a\r\n b\r\n\r\n".repeat(50000));
		assertThat(read(deep.toString())).isInstanceOf(Unreadable.class);
		assertThat(read(wide)).isInstanceOf(Unreadable.class);
		assertThat(read(fields)).isNotNull();
		assertThat(read("Subject: " + "a".repeat(400000))).isInstanceOf(Unreadable.class);
		assertThat(read("Subject: " + "=?utf-8?Q?=41?= ".repeat(40000))).isInstanceOf(Unreadable.class);
	}

	@ParameterizedTest(name = "{0} is the fault of {1}")
	@CsvSource({ "5.1.1, ADDRESS", "5.1.10, ADDRESS", "5.1.8, SENDER", "5.7.1, SENDER", "5.7.26, SENDER",
			"5.2.2, MAILBOX", "5.2.1, MAILBOX", "5.2.3, MESSAGE", "5.3.4, MESSAGE", "5.3.0, MAILBOX", "5.6.1, MESSAGE",
			"5.5.1, MESSAGE", "5.5.0, MAILBOX", "5.4.4, MAILBOX", "5.0.0, MAILBOX", "'', MAILBOX", "4.4.1, MAILBOX",
			"4.2.2, MAILBOX", "4.7.1, MESSAGE", "5, MAILBOX" })
	void codeTellsTheFault(String status, Fault fault) {
		assertThat(Fault.of(status)).isEqualTo(fault);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			550 5.1.1 no such user           | 5.1.1
			550-5.1.1 no such user           | 5.1.1
			#5.2.2. Mailbox full             | 5.2.2
			(5.7.1)                          | 5.7.1
			host 192.168.5.1.1 refused       | ''
			5.1.1.7 said no                  | ''
			version 5.9.1                    | ''
			""")
	void codeIsFoundAmongNumbers(String text, String status) {
		assertThat(ReportText.status(text)).isEqualTo(status);
	}

	private BounceReport read(String formOrLetter) {
		byte[] letter = formOrLetter.contains(":") ? octets(formOrLetter) : BounceLetters.letter(formOrLetter);
		return this.reader.read(letter).report();
	}

	private BounceReport read(String form, Map<String, String> filled) {
		return this.reader.read(BounceLetters.letter(form, filled)).report();
	}

	private static String text(String form) {
		return new String(BounceLetters.letter(form), StandardCharsets.ISO_8859_1);
	}

	private static byte[] octets(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] mutated(byte[] letter, Random random) {
		byte[] mutant = letter.clone();
		for (int i = random.nextInt(30); i >= 0; i--) {
			int at = random.nextInt(mutant.length);
			switch (random.nextInt(4)) {
				case 0 -> mutant[at] = (byte) random.nextInt(256);
				case 1 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
				case 2 -> System.arraycopy(mutant, 0, mutant, at, Math.min(at, mutant.length - at));
				default -> mutant[at] = (byte) "\0\r\n:;\"-=.<@".charAt(random.nextInt(11));
			}
		}
		return mutant;
	}

	/**
	 * Whatever it says can be stored.
	 */
	private static void isFit(BounceReport report) {
		assertThat(report.toString()).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(1200);
		if (report instanceof Failed failed) {
			assertThat(failed.status()).hasSizeLessThan(12);
			assertThat(failed.diagnostic()).hasSizeLessThanOrEqualTo(500);
			assertThat(failed.original().messageId()).hasSizeLessThanOrEqualTo(321);
		}
	}

}
