package elchi.digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import elchi.subscription.Preferences;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped templates with all and with hardly anything in them. What was rendered is
 * left in target/digest to look at.
 */
class DigestTemplateTests {

	private static final int MOST_OCTETS = 60_000;

	private static final int MOST_COLUMNS = 78;

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

	static Stream<Arguments> digests() {
		return Preferences.LANGUAGES.stream()
			.map(Locale::forLanguageTag)
			.flatMap((language) -> Stream.of("full", "minimal", "figures").map((kind) -> Arguments.of(kind, language)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("digests")
	void nothingOfTheTemplateIsLeftAndTheSizeIsFarFromClipping(String kind, Locale language) throws IOException {
		RenderedMessage mail = render(kind, language);
		Path folder = Files.createDirectories(Path.of("target", "digest"));
		Files.writeString(folder.resolve(kind + "-" + language + ".html"), mail.html());
		Files.writeString(folder.resolve(kind + "-" + language + ".txt"), mail.text());
		String visible = (mail.subject() + mail.text() + mail.html()).replace("{{tariff}}", "");
		assertThat(visible).doesNotContain("{{", "}}", "null", "digest.");
		assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_OCTETS);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("digests")
	void textFitsATerminalAndItsLinksStandAlone(String kind, Locale language) {
		String text = render(kind, language).text();
		assertThat(text.lines()).allSatisfy((line) -> {
			assertThat(line).isEqualTo(line.strip());
			if (line.contains("://")) {
				assertThat(line).startsWith("https://").doesNotContain(" ");
			}
			else {
				assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(MOST_COLUMNS);
			}
		});
		assertThat(text).doesNotContain("\n\n\n").doesNotContain("&amp;", "<b", "</").endsWith("\n");
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("digests")
	void htmlSaysItsLanguageItsTitleAndThePreheaderFirst(String kind, Locale language) {
		RenderedMessage mail = render(kind, language);
		Document html = Jsoup.parse(mail.html());
		Element article = html.selectFirst("body > div[role=article]");
		assertThat(article).isNotNull();
		for (Element element : List.of(html.selectFirst("html"), article)) {
			assertThat(element.attr("lang")).isEqualTo(language.toLanguageTag());
			assertThat(element.attr("dir")).isEqualTo("ltr");
		}
		assertThat(html.title()).isEqualTo(mail.subject());
		assertThat(html.body().child(0).text()).startsWith("Kazakhstan holds");
		assertThat(html.select("script, link, form, iframe, svg, object")).isEmpty();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("digests")
	void tablesAreEitherLayoutOrDataAndPicturesAreSaid(String kind, Locale language) {
		Document html = Jsoup.parse(render(kind, language).html());
		assertThat(html.select("table:not([role=presentation])")).allSatisfy((table) -> {
			assertThat(table.select("caption")).hasSize(1);
			assertThat(table.select("> thead th[scope=col]")).hasSizeGreaterThanOrEqualTo(3);
			assertThat(table.select("> tbody > tr > th[scope=row]")).hasSize(table.select("> tbody > tr").size());
		});
		assertThat(html.select("img")).allSatisfy((image) -> {
			assertThat(image.attr("alt")).isNotBlank();
			assertThat(image.attr("width")).isNotBlank();
			assertThat(image.attr("style")).contains("max-width");
		});
		assertThat(html.select("[role=img]"))
			.allSatisfy((picture) -> assertThat(picture.attr("aria-label")).isNotBlank());
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("digests")
	void bothPartsHaveTheSameLinks(String kind, Locale language) {
		RenderedMessage mail = render(kind, language);
		List<String> inHtml = Jsoup.parse(mail.html()).select("a[href]").eachAttr("href");
		List<String> inText = mail.text().lines().filter((line) -> line.startsWith("https://")).toList();
		assertThat(inText).containsExactlyElementsOf(inHtml);
	}

	@Test
	void bothPartsTellTheSameInTheSameOrder() {
		RenderedMessage mail = render("full", Locale.ENGLISH);
		String[] facts = { "Elchi", "21–27 September 2026, week 39", "Thinner than usual", "The tenge gained 0.77%",
				"market aggregate", "as of Fri 25 Sep", "+0.77%", "Tenge in the news", "Som in the news",
				"Tenge gained: one dollar cost 473.88", "A plus means", "Carried forward", "Held back", "Kazakhstan",
				"left its base rate unchanged", "also Sample Wire", "В Алматы", "Kyrgyzstan", "Two halves of a bridge",
				"The region", "<for all>", "7 of 8 sources answered. No answer from Sample Herald (since 22 Sep).",
				"You get this", "Change what you get", "Unsubscribe", "Read in the browser", "1 Sample Street" };
		assertThat(unfolded(mail.text())).containsSubsequence(facts);
		Document html = Jsoup.parse(mail.html());
		html.select("img").forEach((image) -> image.after("<p></p>").nextElementSibling().text(image.attr("alt")));
		html.select("br").forEach((line) -> line.after(" "));
		String body = html.selectFirst("[role=article]").text().replace("2026 week", "2026, week");
		assertThat(body).containsSubsequence(facts);
	}

	@Test
	void theRangeOfTheYearIsInBothParts() {
		RenderedMessage mail = render("full", Locale.ENGLISH);
		String range = "52 weeks from 441.97 to 542.31, close at 441.97";
		assertThat(mail.html()).contains(range);
		assertThat(unfolded(mail.text())).contains("Tenge: " + range);
	}

	@Test
	void whatAFeedSaysIsNeitherMarkupNorTemplate() {
		RenderedMessage mail = render("full", Locale.ENGLISH);
		assertThat(mail.html()).contains("{{tariff}} &lt;for all&gt;");
		assertThat(mail.text()).contains("{{tariff}} <for all>");
	}

	@Test
	void bareDigestIsWithoutTheRest() {
		RenderedMessage mail = render("minimal", Locale.ENGLISH);
		Document html = Jsoup.parse(mail.html());
		assertThat(html.select("caption, img")).isEmpty();
		assertThat(html.select("h3")).extracting(Element::text).containsExactly(SampleDigests.SAVED);
		assertThat(html.select("a")).extracting(Element::text).containsExactly("Read in the browser");
		assertThat(mail.text()).doesNotContain("Unsubscribe", "Rates");
	}

	private static String unfolded(String text) {
		return text.replace('\n', ' ');
	}

	private static RenderedMessage render(String kind, Locale language) {
		SampleDigests samples = new SampleDigests(context.getBean(Phrases.class).in(language));
		DigestView view = switch (kind) {
			case "full" -> samples.full();
			case "minimal" -> samples.minimal();
			default -> samples.figuresOnly();
		};
		return context.getBean(Templates.class).renderMessage("digest", language, view);
	}

}
