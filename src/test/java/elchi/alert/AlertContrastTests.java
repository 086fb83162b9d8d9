package elchi.alert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every colour of text in an alert against what lies behind it, in both schemes, by the
 * formula of WCAG 2.
 */
class AlertContrastTests {

	private static final double LEAST = 4.5;

	private static final Pattern COLOUR = Pattern.compile("(?<![a-z-])color:(#[0-9a-f]{6})");

	private static final Pattern BACKGROUND = Pattern.compile("background-color:(#[0-9a-f]{6})");

	private static final Pattern RULE = Pattern.compile("\\.([a-z]+)\\{([^}]*)}");

	@BeforeAll
	static void readTemplates() {
		AlertTemplateTests.readTemplates();
	}

	@AfterAll
	static void close() {
		AlertTemplateTests.close();
	}

	@Test
	void everyTextCanBeReadInTheLight() {
		allReadable(mail(), Map.of());
	}

	@Test
	void everyTextCanBeReadInTheDark() {
		Document mail = mail();
		String style = Objects.requireNonNull(mail.selectFirst("style")).data();
		allReadable(mail, RULE.matcher(style.substring(style.indexOf("prefers-color-scheme")))
			.results()
			.collect(Collectors.toMap((rule) -> rule.group(1), (rule) -> rule.group(2), (first, later) -> first)));
	}

	private static void allReadable(Document mail, Map<String, String> rules) {
		assertThat(mail.select("[style*=color]")).filteredOn((element) -> own(COLOUR, element, rules) != null)
			.hasSizeGreaterThan(20)
			.allSatisfy((element) -> assertThat(contrast(own(COLOUR, element, rules), behind(element, rules)))
				.as(element.outerHtml())
				.isGreaterThanOrEqualTo(LEAST));
	}

	private static String behind(Element element, Map<String, String> rules) {
		return Stream.iterate(element, Objects::nonNull, Element::parent)
			.map((each) -> own(BACKGROUND, each, rules))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("#ffffff");
	}

	/**
	 * What a rule says for the element's class comes before what is written on it.
	 */
	private static @Nullable String own(Pattern property, Element element, Map<String, String> rules) {
		return Stream
			.concat(element.classNames().stream().map((name) -> rules.getOrDefault(name, "")),
					Stream.of(element.attr("style")))
			.map(property::matcher)
			.filter(Matcher::find)
			.map((match) -> match.group(1))
			.findFirst()
			.orElse(null);
	}

	private static double contrast(@Nullable String one, String other) {
		double first = luminance(Objects.requireNonNull(one));
		double second = luminance(other);
		return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
	}

	private static double luminance(String colour) {
		int rgb = Integer.parseInt(colour.substring(1), 16);
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
	}

	private static double linear(int channel) {
		double value = (channel & 0xFF) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	private static Document mail() {
		Occasion late = new Occasion("alerts-9", 9, SampleMoves.READ, "k1", "LATE", SampleMoves.READ);
		return Jsoup.parse(AlertTemplateTests
			.render(List.of(SampleMoves.tenge(),
					SampleMoves.move(Watching.rule("KZT", Watching.ONE_PERCENT), SampleMoves.real("KZT"), "2026-08-28",
							Verdict.FIRED, 1)),
					List.of(SampleMoves.outage(Notice.OUTAGE)), Locale.ENGLISH, late)
			.html());
	}

}
