package elchi.template;

import java.util.List;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.ValueCode;
import com.github.mustachejava.reflect.Guard;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a template and refuses what is missing: an unknown name anywhere,
 * and a null where a value shall be printed. A section may stand on a null. Names that
 * begin with {@code p.} are phrases without arguments, and are checked when the template
 * is compiled.
 */
final class StrictObjectHandler extends ReflectionObjectHandler {

	private static final String PHRASE = "p.";

	private final Phrases phrases;

	StrictObjectHandler(Phrases phrases) {
		this.phrases = phrases;
	}

	@Override
	public Binding createBinding(@Nullable String name, TemplateContext context, Code code) {
		if (name == null) {
			return super.createBinding(name, context, code);
		}
		if (name.startsWith(PHRASE)) {
			return phrase(name.substring(PHRASE.length()), context);
		}
		Binding binding = super.createBinding(name, context, code);
		boolean printed = code instanceof ValueCode;
		return (scopes) -> {
			Object value = value(binding, name, context, scopes);
			if (value == null && printed) {
				throw new MustacheException("{{%s}} is null".formatted(name), context);
			}
			return value;
		};
	}

	@Override
	protected MissingWrapper createMissingWrapper(String name, List<Guard> guards) {
		throw new MissingName();
	}

	private Binding phrase(String key, TemplateContext context) {
		try {
			Phrase phrase = this.phrases.phrase(key);
			if (phrase.constant() == null) {
				throw new IllegalArgumentException(
						"Phrase '%s' has arguments %s; format it in the view".formatted(key, phrase.arguments()));
			}
		}
		catch (IllegalArgumentException ex) {
			throw new MustacheException(ex.getMessage(), ex, context);
		}
		return (scopes) -> ((Phrases) scopes.get(0)).text(key);
	}

	private static Object value(Binding binding, String name, TemplateContext context, List<Object> scopes) {
		try {
			return binding.get(scopes);
		}
		catch (MissingName ex) {
			throw new MustacheException("No value for {{%s}}".formatted(name), ex, context);
		}
	}

	/**
	 * Thrown where neither file nor line is known yet.
	 */
	private static final class MissingName extends RuntimeException {

	}

}
