package elchi.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplatesTests {

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru-KZ");

	private final Map<String, String> files = new HashMap<>(Map.of("phrases/en.properties",
			"greeting = Hello\nweek = Week {n}\n", "phrases/ru.properties", "greeting = Привет\nweek = Неделя {n}\n"));

	@Test
	void everyShippedTemplateCompilesAndEveryLanguageIsWhole() {
		TemplateFolder folder = TemplateFolder.read(TemplateFolder.PACKAGED);
		Phrases phrases = Phrases.read(folder);
		new Templates(folder, phrases);
		assertThat(phrases.languages()).contains(Locale.ENGLISH, Locale.forLanguageTag("ru"));
	}

	@Test
	void textIsVerbatimAndHtmlIsEscaped() {
		message("{{name}}", "{{name}}", "{{name}}");
		RenderedMessage message = render(new Reader("A & <b>", List.of(), null));
		assertThat(message).isEqualTo(new RenderedMessage("A & <b>", "A & <b>", "A &amp; &lt;b&gt;"));
	}

	@Test
	void subjectIsOneLine() {
		message("{{name}}\r\nBcc: x@example.org\n", "", "");
		assertThat(render(new Reader("a\rb\u2028c", List.of(), null)).subject()).isEqualTo("a b c Bcc: x@example.org");
	}

	@Test
	void phrasesAreInTheReadersLanguage() {
		message("{{p.greeting}}", "{{#lines}}{{p.greeting}} {{.}}\n{{/lines}}", "");
		RenderedMessage message = templates().renderMessage("m", RUSSIAN, new Reader("", List.of("1", "2"), null));
		assertThat(message.subject()).isEqualTo("Привет");
		assertThat(message.text()).isEqualTo("Привет 1\nПривет 2\n");
	}

	@Test
	void eachOfTwoLanguagesInTurnGetsItsOwn() {
		message("{{p.greeting}}", "", "");
		Templates templates = templates();
		Reader view = new Reader("", List.of(), null);
		assertThat(templates.renderMessage("m", RUSSIAN, view).subject()).isEqualTo("Привет");
		assertThat(templates.renderMessage("m", Locale.ENGLISH, view).subject()).isEqualTo("Hello");
		assertThat(templates.renderMessage("m", RUSSIAN, view).subject()).isEqualTo("Привет");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{absent}}", "{{#absent}}x{{/absent}}", "{{^absent}}x{{/absent}}", "{{name.absent}}",
			"{{{absent}}}", "{{#lines}}{{absent}}{{/lines}}", "{{note.absent}}" })
	void missingNameIsAnErrorWithFileAndLine(String body) {
		message("", "\n\n" + body, "");
		assertThatIllegalArgumentException().isThrownBy(() -> render(new Reader("r", List.of("x"), null)))
			.withMessageMatching(
					"Cannot render 'm/text.mustache': (No value for .*|.* is null) @\\[m/text.mustache:3\\]");
	}

	@Test
	void nullIsAnErrorWhereItIsPrinted() {
		message("", "{{note}}", "");
		assertThatThrownBy(() -> render(new Reader("r", List.of(), null))).hasMessageContaining("{{note}} is null")
			.hasMessageContaining("m/text.mustache:1");
		assertThat(render(new Reader("r", List.of(), "n")).text()).isEqualTo("n");
	}

	@Test
	void aSectionMayStandOnNull() {
		message("", "{{#note}}yes {{note}}{{/note}}{{^note}}none{{/note}}", "");
		Templates templates = templates();
		assertThat(templates.renderMessage("m", Locale.ENGLISH, new Reader("", List.of(), null)).text())
			.isEqualTo("none");
		assertThat(templates.renderMessage("m", Locale.ENGLISH, new Reader("", List.of(), "n")).text())
			.isEqualTo("yes n");
		assertThat(templates.renderMessage("m", Locale.ENGLISH, new Reader("", List.of(), null)).text())
			.isEqualTo("none");
	}

	@Test
	void linesEndWhereTheTemplateEndsThem() {
		message("",
				"{{#lines}}\n- {{.}}\n{{/lines}}\n{{^note}}{{name}}{{/note}}\n{{#note}}\n{{note}}\n{{/note}}\nend\n",
				"");
		assertThat(render(new Reader("n", List.of("1", "2"), null)).text()).isEqualTo("- 1\n- 2\nn\nend\n");
	}

	@Test
	void mapsAreViewsToo() {
		message("", "{{a}} {{#b}}{{c}}{{/b}}", "");
		assertThat(render(Map.of("a", 1, "b", List.of(Map.of("c", 2), Map.of("c", 3)))).text()).isEqualTo("1 23");
	}

	@Test
	void valuesAreNotReadAsTemplates() {
		message("{{name}}", "{{name}}", "{{name}}{{{name}}}");
		RenderedMessage message = render(new Reader("{{note}}{{>x}}", List.of(), "secret"));
		assertThat(message.text()).isEqualTo("{{note}}{{>x}}");
		assertThat(message.html()).isEqualTo("{{note}}{{&gt;x}}{{note}}{{>x}}");
	}

	@Test
	void partialsLieInOneFolder() {
		message("", "{{>foot.text}}", "<p>{{>foot.html}}</p>");
		this.files.put("partials/foot.text.mustache", "-- {{name}}");
		this.files.put("partials/foot.html.mustache", "<i>{{name}}</i>");
		RenderedMessage message = render(new Reader("&", List.of(), null));
		assertThat(message.text()).isEqualTo("-- &");
		assertThat(message.html()).isEqualTo("<p><i>&amp;</i></p>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{#open}}", "{{>absent.html}}", "{{p.absent}}", "{{p.week}}", "{{/close}}" })
	void faultyTemplateStopsTheStart(String body) {
		this.files.put("page.html.mustache", body);
		assertThatIllegalArgumentException().isThrownBy(this::templates).withMessageContaining("page.html.mustache");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../page", "/page", "page.html", "", "a//b", "absent" })
	void namesOutsideTheFolderAreRefused(String name) {
		this.files.put("page.html.mustache", "");
		Templates templates = templates();
		assertThatThrownBy(() -> templates.renderPage(name, Map.of())).hasMessageContaining("emplate '" + name);
	}

	@Test
	void fingerprintChangesWithEverythingThatShapesTheMessage() {
		message("{{p.greeting}}", "t", "h{{>foot.html}}");
		this.files.put("other/text.mustache", "x");
		this.files.put("partials/foot.html.mustache", "x{{>sole.html}}");
		this.files.put("partials/sole.html.mustache", "x");
		String before = templates().fingerprint("m");
		this.files.put("other/text.mustache", "y");
		assertThat(templates().fingerprint("m")).isEqualTo(before).matches("[0-9a-f]{64}");
		for (String path : List.of("partials/sole.html.mustache", "partials/foot.html.mustache", "m/html.mustache")) {
			this.files.put(path, "changed");
			assertThat(templates().fingerprint("m")).isNotEqualTo(before);
			before = templates().fingerprint("m");
		}
		this.files.put("phrases/ru.properties", "greeting = Салют\nweek = Неделя {n}\n");
		assertThat(templates().fingerprint("m")).isNotEqualTo(before);
	}

	@Test
	void fingerprintStaysWhenSomethingElseIsReworded() {
		message("{{p.greeting}}", "t", "h{{>foot.html}}");
		this.files.put("partials/foot.html.mustache", "x");
		this.files.put("partials/console-foot.html.mustache", "x");
		String english = this.files.get("phrases/en.properties");
		String russian = this.files.get("phrases/ru.properties");
		this.files.put("phrases/en.properties", english + "m.own = Mine\nother.page = Page\n");
		this.files.put("phrases/ru.properties", russian + "m.own = Моё\nother.page = Страница\n");
		String before = templates().fingerprint("m");
		this.files.put("partials/console-foot.html.mustache", "y");
		this.files.put("phrases/ru.properties", "# why\n" + russian + "m.own = Моё\nother.page = Лист\n");
		assertThat(templates().fingerprint("m")).isEqualTo(before);
		this.files.put("phrases/ru.properties", russian + "m.own = Своё\nother.page = Лист\n");
		assertThat(templates().fingerprint("m")).isNotEqualTo(before);
	}

	private void message(String subject, String text, String html) {
		this.files.put("m/subject.mustache", subject);
		this.files.put("m/text.mustache", text);
		this.files.put("m/html.mustache", html);
	}

	private RenderedMessage render(Object view) {
		return templates().renderMessage("m", Locale.ENGLISH, view);
	}

	private Templates templates() {
		TemplateFolder folder = TemplateFolder.of(this.files);
		return new Templates(folder, Phrases.read(folder));
	}

	record Reader(String name, List<String> lines, @Nullable String note) {
	}

}
