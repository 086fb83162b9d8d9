package elchi.template;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The messages and pages under templates, rendered strictly: a name that the view lacks
 * is an error with file and line, and so is a null where a value is printed. What is
 * printed into HTML is escaped, and no value is ever read as a template again.
 * <p>
 * All templates are compiled when the application starts. In a template,
 * <code>{{p.some.key}}</code> is a phrase without arguments in the message's language,
 * and <code>{{&gt;footer.html}}</code> is {@code partials/footer.html.mustache}.
 */
public final class Templates {

	static final String ENDING = ".mustache";

	private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*");

	private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");

	private final TemplateFolder folder;

	private final Phrases phrases;

	private final StrictMustacheFactory html;

	private final StrictMustacheFactory text;

	Templates(TemplateFolder folder, Phrases phrases) {
		this.folder = folder;
		this.phrases = phrases;
		this.html = StrictMustacheFactory.html(folder, phrases);
		this.text = StrictMustacheFactory.text(folder, phrases);
		folder.paths((path) -> path.endsWith(ENDING)).forEach((path) -> factory(path).check(path));
	}

	/**
	 * Renders {@code templates/<name>/subject.mustache}, {@code text.mustache} and
	 * {@code html.mustache}.
	 * @throws RuntimeException naming file and line if the view lacks something
	 */
	public RenderedMessage renderMessage(String name, Locale language, Object view) {
		Phrases spoken = this.phrases.in(language);
		String subject = render(path(name, "/subject"), spoken, view);
		String body = render(path(name, "/text"), spoken, view);
		return new RenderedMessage(BREAKS.matcher(subject).replaceAll(" ").strip(), body.replace("\r\n", "\n"),
				render(path(name, "/html"), spoken, view));
	}

	/**
	 * Renders a message whose view has {@linkplain Hole holes} in it. Filled with values,
	 * it is what {@link #renderMessage} renders with these values in the holes' places.
	 * @param holes how many holes it has
	 * @param fold what the view folds paragraphs with, {@linkplain Hole#around around}
	 * holes
	 * @return empty if a hole was put where it cannot be filled later, such as the
	 * subject
	 * @throws RuntimeException naming file and line if the view lacks something
	 */
	public Optional<PreparedMessage> prepareMessage(String name, Locale language, Object view, int holes,
			UnaryOperator<String> fold) {
		RenderedMessage rendered = renderMessage(name, language, view);
		if (rendered.subject().indexOf(Hole.OPEN) >= 0) {
			return Optional.empty();
		}
		try {
			return Optional.of(new PreparedMessage(rendered.subject(),
					new FragmentReader(rendered.text(), this.text::encoded, holes, fold).read(),
					new FragmentReader(rendered.html(), this.html::encoded, holes, fold).read()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Renders {@code templates/<name>.html.mustache} in English.
	 */
	public String renderPage(String name, Object view) {
		return renderPage(name, Phrases.FALLBACK, view);
	}

	/**
	 * Renders {@code templates/<name>.html.mustache} in the nearest language there is.
	 */
	public String renderPage(String name, Locale language, Object view) {
		return render(path(name, ".html"), this.phrases.in(language), view);
	}

	/**
	 * SHA-256 over everything that a message is made of besides its view: its templates,
	 * the partials that they use and their phrases.
	 */
	public String fingerprint(String name) {
		return new Fingerprint(this.folder, name).toString();
	}

	private String render(String path, Phrases spoken, Object view) {
		return factory(path).render(path, spoken, view);
	}

	private StrictMustacheFactory factory(String path) {
		return path.endsWith("html" + ENDING) ? this.html : this.text;
	}

	private static String path(String name, String file) {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"Template '%s' is not a name of small letters, digits and hyphens".formatted(name));
		}
		return name + file + ENDING;
	}

}
