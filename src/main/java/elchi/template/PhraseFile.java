package elchi.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The phrases of one language by key.
 *
 * @param path where they were read
 * @param phrases the phrases
 */
record PhraseFile(String path, SortedMap<String, Phrase> phrases) {

	static PhraseFile parse(String path, Locale locale, String text) {
		Properties properties = new OnceOnly(path);
		try {
			properties.load(new StringReader(text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + path, ex);
		}
		SortedMap<String, Phrase> phrases = new TreeMap<>();
		for (String key : properties.stringPropertyNames()) {
			phrases.put(key, Phrase.parse(path, key, properties.getProperty(key), locale));
		}
		return new PhraseFile(path, phrases);
	}

	/**
	 * Compares every file with the first, and tells all findings at once.
	 */
	static void refuseDifferences(PhraseFile first, Collection<PhraseFile> files) {
		List<String> findings = new ArrayList<>();
		files.forEach((file) -> file.compare(first, findings));
		if (!findings.isEmpty()) {
			throw new IllegalArgumentException("The phrases differ between languages:\n- "
					+ String.join("\n- ", findings) + "\nEvery file needs the same keys with the same arguments.");
		}
	}

	Phrase phrase(String key) {
		Phrase phrase = this.phrases.get(key);
		if (phrase == null) {
			throw new IllegalArgumentException("Unknown phrase '%s' in %s".formatted(key, this.path));
		}
		return phrase;
	}

	private void compare(PhraseFile first, List<String> findings) {
		first.phrases.forEach((key, phrase) -> {
			Phrase own = this.phrases.get(key);
			if (own == null) {
				findings.add("'%s' is missing in %s".formatted(key, this.path));
			}
			else if (!own.arguments().equals(phrase.arguments())) {
				findings.add("'%s' has arguments %s in %s, %s in %s".formatted(key, own.arguments(), this.path,
						phrase.arguments(), first.path));
			}
		});
		this.phrases.keySet()
			.stream()
			.filter((key) -> !first.phrases.containsKey(key))
			.forEach((key) -> findings.add("'%s' of %s is missing in %s".formatted(key, this.path, first.path)));
	}

	/**
	 * Properties that refuse a second value for a key instead of forgetting the first.
	 */
	private static final class OnceOnly extends Properties {

		private final String path;

		OnceOnly(String path) {
			this.path = path;
		}

		@Override
		public synchronized Object put(Object key, Object value) {
			if (containsKey(key)) {
				throw new IllegalArgumentException("Phrase '%s' stands twice in %s".formatted(key, this.path));
			}
			return super.put(key, value);
		}

	}

}
