package elchi.alert;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import elchi.alert.AlertView.Footer;
import elchi.fx.CurrencyPair;
import elchi.fx.PairHistory;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped templates with every kind of alert in them. What was rendered is left in
 * target/alert to look at.
 */
class AlertTemplateTests {

	private static final int MOST_OCTETS = 20_000;

	private static final String TOKEN = "d1.K7mW2pQxV4nR8sT0uY5zB3cD6fG9hJ1kL.4711";

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	private static AnnotationConfigApplicationContext context;

	@BeforeAll
	static void readTemplates() {
		context = new AnnotationConfigApplicationContext();
		context.scan("elchi.template");
		context.refresh();
	}

	@AfterAll
	static void close() {
		context.close();
	}

	static Map<String, List<Move>> alerts() {
		Map<String, List<Move>> alerts = new TreeMap<>();
		alerts.put("tenge", List.of(SampleMoves.after(SampleMoves.tenge(), "2026-09-11", "1.14")));
		alerts.put("further", List.of(SampleMoves.move(Watching.rule("KZT", new BigDecimal("0.005")),
				SampleMoves.real("KZT"), "2026-09-26", Verdict.FURTHER, 2)));
		alerts.put("turned", List.of(SampleMoves.move(Watching.rule("KZT", Watching.ONE_PERCENT),
				SampleMoves.real("KZT"), "2026-08-28", Verdict.TURNED, 1)));
		alerts.put("reminder", List.of(SampleMoves.move(change("KZT/USD", "0.01", new Window.Week()),
				SampleMoves.real("KZT"), "2026-09-27", Verdict.REPEATED, 1)));
		alerts.put("fixing", List.of(SampleMoves.move(change("KZT/USD", "0.001", new Window.PreviousFixing()),
				SampleMoves.real("KZT"), "2026-09-26", Verdict.FIRED, 1)));
		alerts.put("last-alert", List.of(SampleMoves.move(change("KZT/USD", "0.01", new Window.LastAlert()),
				SampleMoves.real("KZT"), "2026-09-26", Verdict.FIRED, 1)));
		alerts.put("volatility", List
			.of(SampleMoves.move(Watching.sigma("KZT"), SampleMoves.real("KZT"), "2026-08-21", Verdict.FIRED, 1)));
		alerts.put("level", List.of(level(Direction.EITHER)));
		alerts.put("level-up", List.of(level(Direction.UP)));
		alerts.put("coarse", List.of(coarse()));
		alerts.put("sum", List.of(sum()));
		alerts.put("cross", List.of(cross()));
		alerts.put("several",
				List.of(SampleMoves.tenge(), level(Direction.EITHER), cross(), coarse(), sum(),
						SampleMoves.move(change("KZT/USD", "0.001", new Window.Week()), SampleMoves.real("KZT"),
								"2026-09-26", Verdict.FIRED, 1)));
		return alerts;
	}

	static Stream<Arguments> mails() {
		return alerts().keySet()
			.stream()
			.flatMap((kind) -> languages().map((language) -> Arguments.of(kind, language)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("mails")
	void nothingOfTheTemplateIsLeftAndTheMailIsSmall(String kind, Locale language) throws IOException {
		RenderedMessage mail = render(kind, language);
		Path folder = Files.createDirectories(Path.of("target", "alert"));
		Files.writeString(folder.resolve(kind + "-" + language + ".html"), mail.html());
		Files.writeString(folder.resolve(kind + "-" + language + ".txt"), mail.subject() + "\n\n" + mail.text());
		assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("{{", "}}", "null", "  \n")
			.doesNotContainPattern("alert\\.[a-z]");
		assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_OCTETS);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("mails")
	void textFitsInSeventyTwoColumnsAndItsLinksStandAlone(String kind, Locale language) {
		String text = render(kind, language).text();
		assertThat(text.lines()).allSatisfy((line) -> {
			assertThat(line).isEqualTo(line.strip());
			if (!line.contains("://")) {
				assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(72);
			}
		});
		assertThat(text).doesNotContain("\n\n\n", "&amp;", "</").endsWith("\n");
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("mails")
	void htmlSaysItsLanguageAndLeadsToTheSamePagesAsTheText(String kind, Locale language) {
		RenderedMessage mail = render(kind, language);
		Document html = Jsoup.parse(mail.html());
		assertThat(html.select("html, [role=article]")).allSatisfy((element) -> {
			assertThat(element.attr("lang")).isEqualTo(language.toLanguageTag());
			assertThat(element.attr("dir")).isEqualTo("ltr");
		});
		assertThat(html.title()).isEqualTo(mail.subject().replace('\u00a0', ' '));
		assertThat(html.select("script, link, form, iframe, svg, object, table:not([role=presentation])")).isEmpty();
		assertThat(html.select("[src]").eachAttr("src"))
			.allSatisfy((source) -> assertThat(source).isEqualTo("cid:chart"));
		assertThat(mail.text().lines().filter((line) -> line.startsWith("https://")))
			.containsExactlyElementsOf(html.select("a[href]").eachAttr("href"));
	}

	@Test
	void firstLineSaysTheWhole() {
		RenderedMessage mail = render("tenge", Locale.ENGLISH);
		assertThat(mail.subject()).isEqualTo("KZT +1.02% in 7 days: 442.79 per dollar");
		assertThat(unfolded(mail.text()))
			.startsWith("The tenge gained 1.02% against the dollar in 7 days: 447.287 (19 Sept) "
					+ "→ 442.788 (26 Sept) tenge per dollar. One dollar buys 1.01% less.")
			.contains("Why now: certainly beyond +1%.", "Your rule: KZT/USD, 1% either way, 7 days.",
					"Market aggregate (currency-api), effective 26 Sept, read 27 Sept at 07:00, Almaty.",
					"Last alert on this rule: 11 Sept (+1.14%).",
					"Next only beyond +2% or −1%, or after it comes back within 0.5%.");
	}

	@Test
	void largestMoveStandsFirstAndTheOthersAreCounted() {
		RenderedMessage mail = render("several", Locale.ENGLISH);
		assertThat(mail.subject()).isEqualTo("UZS −48.02% in 7 days: 8,100.0 per dollar, and 5 more");
		assertThat(unfolded(mail.text())).containsSubsequence("The sum lost 48.02%", "One dollar buys 92.38% more.",
				"The tenge gained at least 6.23%", "The somoni rose above 0.105 dollars", "The som ", "Also", "KZT ");
	}

	@Test
	void neverSaysMoreThanTheDigitsAllow() {
		String text = unfolded(render("coarse", Locale.ENGLISH).text());
		assertThat(text).contains("gained at least 6.23% against the dollar", "One dollar buys at least 5.86% less.",
				"Certain: between +6.23% and +7.32%.", "521 (19 Sept) → 488 (26 Sept)");
	}

	@Test
	void confirmedAndLateMovesSaySo() {
		assertThat(unfolded(render("sum", Locale.ENGLISH).text()))
			.contains("This move was held back until Bank of Russia confirmed it.");
		Occasion late = new Occasion("alerts-9", 9, Instant.parse("2026-09-27T02:10:00Z"), "k1", "LATE",
				Instant.parse("2026-09-27T02:10:00Z"));
		assertThat(render(List.of(SampleMoves.tenge()), List.of(), Locale.ENGLISH, late).text()).startsWith("Late: ");
		Occasion replay = new Occasion("alerts-9", 9, Instant.parse("2026-09-20T02:10:00Z"), "k1", "REPLAY",
				Instant.parse("2026-09-27T02:10:00Z"));
		assertThat(unfolded(render(List.of(SampleMoves.tenge()), List.of(), Locale.ENGLISH, replay).text()))
			.startsWith("Replay: decided with what was known on 20 September 2026,");
	}

	@ParameterizedTest
	@MethodSource("languages")
	void outageAndItsEndAreWorded(Locale language) {
		for (String kind : List.of(Notice.OUTAGE, Notice.RESTORED)) {
			RenderedMessage mail = render(List.of(), List.of(SampleMoves.outage(kind)), language, occasion());
			assertThat(mail.subject()).contains("TJS/USD");
			assertThat(mail.text()).doesNotContain("null").doesNotContainPattern("alert\\.[a-z]");
		}
	}

	static Stream<Locale> languages() {
		return Preferences.LANGUAGES.stream().map(Locale::forLanguageTag);
	}

	@ParameterizedTest
	@MethodSource("languages")
	void everyWindowAndVerdictIsWorded(Locale language) {
		List<Window> windows = List.of(new Window.Days(1), new Window.Days(7), new Window.PreviousFixing(),
				new Window.Week(), new Window.LastAlert());
		for (Verdict verdict : List.of(Verdict.FIRED, Verdict.FURTHER, Verdict.TURNED, Verdict.REPEATED)) {
			for (Window window : windows) {
				Move move = SampleMoves.move(change("KZT/USD", "0.001", window), SampleMoves.real("KZT"), "2026-09-26",
						verdict, 1);
				assertThat(render(List.of(move), List.of(), language, occasion()).text()).isNotBlank();
			}
			Move level = SampleMoves.move(level("0.108", Direction.DOWN), SampleMoves.real("TJS"), "2026-09-26",
					verdict, 1);
			Move volatility = SampleMoves.move(Watching.sigma("KZT"), SampleMoves.real("KZT"), "2026-08-21", verdict,
					1);
			assertThat(render(List.of(level, volatility), List.of(), language, occasion()).text()).isNotBlank();
		}
	}

	private static Move level(Direction direction) {
		return SampleMoves.move(level("0.105", direction), SampleMoves
			.named(Histories.daily("TJS/USD", "2026-09-24", "0.10101", "0.10102", "0.10724"), "saved-ticker", null),
				"2026-09-26", Verdict.FIRED, 1);
	}

	private static Move coarse() {
		return SampleMoves.move(change("KZT/USD", "0.05", new Window.Days(7)),
				SampleMoves.named(Histories.daily("KZT/USD", "2026-09-19", "0.00192", "0.00192", "0.00192", "0.00192",
						"0.00192", "0.00192", "0.00192", "0.00205"), "saved-ticker", null),
				"2026-09-26", Verdict.FIRED, 1);
	}

	private static Move sum() {
		PairHistory dollar = Histories.daily("USD/UZS", "2026-09-19", "4210.35", "4210.35", "4210.35", "4210.35",
				"4210.35", "4210.35", "4210.35", "8100.00");
		PairHistory sum = new PairHistory(CurrencyPair.of("UZS", "USD"), "cbu",
				dollar.fixings().stream().map((fixing) -> fixing.inverse()).toList(), List.of(), false);
		return SampleMoves.move(change("UZS/USD", "0.05", new Window.Days(7)), SampleMoves.named(sum, "cbu", "cbr"),
				"2026-09-26", Verdict.FIRED, 9);
	}

	private static Move cross() {
		return SampleMoves.move(change("KGS/KZT", "0.01", new Window.Days(1)),
				SampleMoves.named(Histories.daily("KGS/KZT", "2026-09-25", "5.4103", "5.3420"), "nbk", null),
				"2026-09-26", Verdict.FIRED, 1);
	}

	private static ThresholdRule change(String pair, String threshold, Window window) {
		return ThresholdRule.of(CurrencyPair.parse(pair), Condition.Change.of(new BigDecimal(threshold), window),
				Direction.EITHER);
	}

	private static ThresholdRule level(String level, Direction direction) {
		return ThresholdRule.of(CurrencyPair.of("TJS", "USD"),
				new Condition.Level(new BigDecimal(level), Condition.Level.MARGIN), direction);
	}

	private static String unfolded(String text) {
		return text.replace('\n', ' ');
	}

	private static Occasion occasion() {
		Instant begun = Instant.parse("2026-09-27T02:10:00Z");
		return new Occasion("alerts-9", 9, begun, "k1", "", begun);
	}

	private static RenderedMessage render(String kind, Locale language) {
		return render(alerts().get(kind), List.of(), language, occasion());
	}

	static RenderedMessage render(@Nullable List<Move> moves, List<Notice> outages, Locale language,
			Occasion occasion) {
		assertThat(moves).isNotNull();
		String base = "https://elchi.example.org/";
		Footer footer = new Footer("You get this because reader@example.org set up this rule.", base + "u/" + TOKEN,
				base + "p/" + TOKEN, "Elchi", "Elchi Publishing, 1 Sample Street, 050000 Almaty, Kazakhstan");
		AlertViews views = new AlertViews(context.getBean(Phrases.class).in(language), Watching.ALMATY,
				(notice) -> base + "a/" + notice.rule().rule().pair().base() + notice.rule().rule().hashCode() + TOKEN);
		AlertView view = views.view(occasion, AlertViews.largestFirst(moves), outages,
				moves.isEmpty() ? null : "cid:chart", footer);
		return context.getBean(Templates.class).renderMessage("alert", language, view);
	}

}
