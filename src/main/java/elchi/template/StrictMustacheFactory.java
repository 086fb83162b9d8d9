package elchi.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;

/**
 * Compiles the templates of a folder for one form of output. Partials are files of
 * {@code partials/}: <code>{{&gt;footer.html}}</code> is
 * {@code partials/footer.html.mustache}, wherever it is written.
 */
final class StrictMustacheFactory extends DefaultMustacheFactory {

	/**
	 * Mustache.java takes a line for standalone, and swallows its break, as soon as a
	 * section's tag and no text of its own stands on it:
	 * {@code {{#note}}{{note}}{{/note}}}. This character makes text of such a line, and
	 * is gone before anything is rendered.
	 */
	private static final String TEXT = "\uE000";

	private static final Pattern STANDALONE = Pattern.compile("\\s*\\{\\{[^}]*}}\\s*");

	private static final Pattern SECTION = Pattern.compile("\\{\\{[#^/]");

	private final boolean html;

	private StrictMustacheFactory(TemplateFolder folder, Phrases phrases, boolean html) {
		super((path) -> new StringReader(markLines(folder.text(path))));
		this.html = html;
		setObjectHandler(new StrictObjectHandler(phrases));
	}

	static StrictMustacheFactory html(TemplateFolder folder, Phrases phrases) {
		return new StrictMustacheFactory(folder, phrases, true);
	}

	static StrictMustacheFactory text(TemplateFolder folder, Phrases phrases) {
		return new StrictMustacheFactory(folder, phrases, false);
	}

	String render(String path, Phrases phrases, Object view) {
		Mustache template = compile(path);
		StringWriter out = new StringWriter();
		try {
			template.execute(out, List.of(phrases, view));
		}
		catch (MustacheException ex) {
			throw new IllegalArgumentException("Cannot render '%s': %s".formatted(path, innermost(ex).getMessage()),
					ex);
		}
		return out.toString();
	}

	@Override
	public String filterText(String text, boolean startOfLine) {
		return text.replace(TEXT, "");
	}

	@Override
	public String resolvePartialPath(String folder, String name, String extension) {
		return "partials/" + name + Templates.ENDING;
	}

	@Override
	public void encode(String value, Writer writer) {
		if (this.html) {
			super.encode(value, writer);
			return;
		}
		try {
			writer.write(value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A value as it is printed.
	 */
	String encoded(String value) {
		StringWriter out = new StringWriter(value.length() + 16);
		encode(value, out);
		return out.toString();
	}

	/**
	 * Compiles a template, partials included, so that its faults are known at start-up.
	 */
	void check(String path) {
		try {
			compile(path);
		}
		catch (MustacheException ex) {
			throw new IllegalArgumentException("Template '%s' is wrong: %s".formatted(path, innermost(ex).getMessage()),
					ex);
		}
	}

	private static String markLines(String text) {
		return text.lines()
			.map((line) -> (SECTION.matcher(line).find() && !STANDALONE.matcher(line).matches()) ? line + TEXT : line)
			.collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
	}

	private static Throwable innermost(MustacheException exception) {
		Throwable innermost = exception;
		while (innermost.getCause() instanceof MustacheException cause) {
			innermost = cause;
		}
		return innermost;
	}

}
