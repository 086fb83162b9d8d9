package elchi.alert;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.mail.MailMessage;
import elchi.subscription.Preferences;
import elchi.subscription.Subscription;
import elchi.test.Database;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertComposerTests {

	private static final MailingId MAILING = new MailingId("alerts-9");

	@TempDir
	Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void composesTheSameOctetsTwice(Database database) throws IOException {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("en|Asia/Almaty|||html|excerpts||");
			letters.told(trader, Watching.rule("KZT", Watching.ONE_PERCENT), SampleMoves.tenge());
			letters.clock().tick(Duration.ofHours(3));
			MailMessage mail = composed(letters, trader);
			assertThat(mail.octets()).isEqualTo(composed(letters, trader).octets());
			assertThat(mail.subject()).isEqualTo("KZT +1.02% in 7 days: 442.79 per dollar");
			assertThat(mail.date()).isEqualTo(Letters.BEGUN);
			assertThat(mail.text()).startsWith("The tenge gained 1.02%");
			Files.createDirectories(Path.of("target", "alert"));
			Files.write(Path.of("target", "alert", "alert-en.eml"), mail.octets());
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void bearsTheHeadersOfAMailThatOneAskedFor(Database database) throws IOException {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("ru|Asia/Bishkek|||html|excerpts||");
			letters.told(trader, Watching.rule("KZT", Watching.ONE_PERCENT), SampleMoves.tenge());
			MailMessage mail = composed(letters, trader);
			assertThat(mail.from().address().value()).isEqualTo("alerts@elchi.example");
			assertThat(mail.headers()).containsOnlyKeys("List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
					"Auto-Submitted", "X-Auto-Response-Suppress", "Feedback-ID");
			assertThat(mail.headers()).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
				.containsEntry("Auto-Submitted", "auto-generated");
			assertThat(mail.headers().get("List-Unsubscribe")).startsWith("<https://news.example.net/u/");
			assertThat(mail.inReplyTo()).isNull();
			assertThat(mail.envelopeFrom().value()).startsWith("b+d.alerts-9.");
			assertThat(mail.text()).startsWith("Тенге укрепился").contains("https://news.example.net/a/");
			Files.createDirectories(Path.of("target", "alert"));
			Files.write(Path.of("target", "alert", "alert-ru.eml"), mail.octets());
		}
	}

	@Test
	void lettersOfEveryLanguageArriveAsTheyWereWritten() throws Exception {
		try (Letters letters = Letters.on(Database.h2(), this.home)) {
			for (String language : Preferences.LANGUAGES) {
				long trader = letters.trader(language + "|Asia/Tashkent|||html|excerpts||");
				letters.told(trader, Watching.rule("KZT", Watching.ONE_PERCENT), SampleMoves.tenge());
				MailMessage mail = composed(letters, trader);
				MimeMessage read = new MimeMessage((Session) null, new ByteArrayInputStream(mail.octets()));
				assertThat(read.getSubject()).isEqualTo(mail.subject());
				assertThat(read.getHeader("Subject", null)).isASCII();
				assertThat(read.getContentLanguage()).containsExactly(language);
				assertThat(parts(read)).contains(mail.text(), mail.html());
				assertThat(mail.html()).startsWith("<!DOCTYPE html>\n<html lang=\"%s\"".formatted(language));
				Files.createDirectories(Path.of("target", "alert"));
				Files.write(Path.of("target", "alert", "alert-%s.eml".formatted(language)), mail.octets());
			}
		}
	}

	@Test
	void readerOfAnotherScriptIsToldWhatIsSpoken() {
		try (Letters letters = Letters.on(Database.h2(), this.home)) {
			long trader = letters.trader("uz-Cyrl|Asia/Tashkent|||text|excerpts||");
			letters.told(trader, Watching.rule("KZT", Watching.ONE_PERCENT), SampleMoves.tenge());
			MailMessage mail = composed(letters, trader);
			assertThat(mail.language()).hasToString("uz");
			assertThat(mail.text()).contains("(26-sen)").doesNotContainPattern("\\p{IsCyrillic}");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void saysAllRulesOfOneEvaluationInOneMail(Database database) {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("en|UTC|||text|excerpts||");
			letters.told(trader, Watching.rule("KZT", Watching.ONE_PERCENT), SampleMoves.tenge());
			ThresholdRule half = Watching.rule("KZT", new BigDecimal("0.005"));
			letters.told(trader, half,
					SampleMoves.move(half, SampleMoves.real("KZT"), "2026-09-26", Verdict.FURTHER, 2));
			MailMessage mail = composed(letters, trader);
			assertThat(mail.subject()).endsWith(", and 1 more");
			assertThat(mail.text()).contains("1% either way", "0.5% either way", "grew on");
			assertThat(mail.html()).isNull();
			assertThat(mail.images()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void tellsTheAlertBefore(Database database) {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("en|UTC|||text|excerpts||");
			ThresholdRule rule = Watching.rule("KZT", Watching.ONE_PERCENT);
			long number = letters.told(trader, rule,
					SampleMoves.move(rule, SampleMoves.real("KZT"), "2026-09-11", Verdict.FIRED, 1), "alerts-8");
			letters.tell(trader, number, SampleMoves.tenge(), MAILING.value());
			assertThat(composed(letters, trader).text()).contains("Last alert on this rule: 11 Sept (+1.14%).");
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void mailsNobodyWhoLeft(Database database) {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("en|UTC|||html|excerpts||");
			letters.told(trader, Watching.rule("KZT", Watching.ONE_PERCENT), SampleMoves.tenge());
			letters.subscribers().unsubscribe(trader, Subscription.ALERTS, letters.clock().instant(), "test");
			assertThat(letters.composer().compose(MAILING, trader))
				.isEqualTo(new Composition.Withdrawn("unsubscribed 2026-09-27"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void leavesOutWhatWasStoppedOrChangedMeanwhile(Database database) {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("en|UTC|||text|excerpts||");
			ThresholdRule rule = Watching.rule("KZT", Watching.ONE_PERCENT);
			long stopped = letters.told(trader, rule, SampleMoves.tenge());
			letters.database()
				.jdbc()
				.sql("UPDATE alert_rule SET status = 'STOPPED' WHERE id = :id")
				.param("id", stopped)
				.update();
			assertThat(letters.composer().compose(MAILING, trader))
				.isEqualTo(new Composition.Withdrawn("rule %d was stopped".formatted(stopped)));
			long changed = letters.told(trader, Watching.rule("KZT", new BigDecimal("0.03")), SampleMoves.tenge());
			assertThat(letters.composer().compose(MAILING, trader)).isEqualTo(
					new Composition.Withdrawn("rule %d was stopped; rule %d was changed".formatted(stopped, changed)));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void leavesOutAFixingThatCountsNoMore(Database database) {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("en|UTC|||text|excerpts||");
			Move early = SampleMoves.tenge();
			letters.told(trader, Watching.rule("KZT", Watching.ONE_PERCENT), early);
			letters.database()
				.jdbc()
				.sql("UPDATE alert_notification SET effective_date = :date")
				.param("date", OffsetDateTime.parse("2026-11-01T00:00:00Z").toLocalDate())
				.update();
			assertThat(letters.composer().compose(MAILING, trader))
				.isEqualTo(new Composition.Withdrawn("the fixing of 2026-11-01 counts no more"));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void saysThatARuleCannotBeWatched(Database database) {
		try (Letters letters = Letters.on(database, this.home)) {
			long trader = letters.trader("en|UTC|||html|excerpts||");
			letters.outage(trader, Watching.rule("TJS", Watching.ONE_PERCENT));
			MailMessage mail = composed(letters, trader);
			assertThat(mail.subject()).isEqualTo("TJS/USD cannot be watched for now");
			assertThat(new String(mail.octets(), StandardCharsets.UTF_8)).doesNotContain("image/png");
		}
	}

	private static MailMessage composed(Letters letters, long trader) {
		Composition composition = letters.composer().compose(MAILING, trader);
		assertThat(composition).isInstanceOf(Composition.Composed.class);
		return ((Composition.Composed) composition).message();
	}

	/**
	 * The texts of a message, line ends as in the mail that was composed.
	 */
	private static List<String> parts(Part part) throws Exception {
		if (!(part.getContent() instanceof Multipart parts)) {
			return (part.getContent() instanceof String text) ? List.of(text.replace("\r\n", "\n")) : List.of();
		}
		List<String> texts = new ArrayList<>();
		for (int index = 0; index < parts.getCount(); index++) {
			texts.addAll(parts(parts.getBodyPart(index)));
		}
		return texts;
	}

}
