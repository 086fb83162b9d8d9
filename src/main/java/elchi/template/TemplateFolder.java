package elchi.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files under templates as they were when the application started: the packaged ones,
 * each replaced by the file of the same name in the operator's directory. What is not
 * among them does not exist, so no name leads out of the folder.
 *
 * @param files texts by path inside the folder, {@code digest/html.mustache}
 */
record TemplateFolder(SortedMap<String, String> files) {

	static final String PACKAGED = "classpath:/templates/";

	private static final String FOLDER = "/templates/";

	TemplateFolder {
		files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
	}

	static TemplateFolder of(Map<String, String> files) {
		return new TemplateFolder(new TreeMap<>(files));
	}

	static TemplateFolder read(String location) {
		SortedMap<String, String> files = packaged();
		if (!location.equals(PACKAGED)) {
			files.putAll(directory(location));
		}
		return new TemplateFolder(files);
	}

	String text(String path) {
		String text = this.files.get(path);
		if (text == null) {
			throw new IllegalArgumentException(
					"No template '%s' among the files of the folder: %s".formatted(path, this.files.keySet()));
		}
		return text;
	}

	Stream<String> paths(Predicate<String> wanted) {
		return this.files.keySet().stream().filter(wanted);
	}

	private static SortedMap<String, String> packaged() {
		try {
			SortedMap<String, String> files = new TreeMap<>();
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:/templates/**/*.*")) {
				String url = resource.getURL().toString();
				files.put(url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()),
						resource.getContentAsString(StandardCharsets.UTF_8));
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the packaged templates", ex);
		}
	}

	private static SortedMap<String, String> directory(String location) {
		Path root = Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
		if (!Files.isDirectory(root)) {
			throw new IllegalArgumentException(
					"elchi.templates.location '%s' is not a directory; name one, or leave the property out"
						.formatted(location));
		}
		try (Stream<Path> paths = Files.walk(root)) {
			SortedMap<String, String> files = new TreeMap<>();
			for (Path path : paths.filter(Files::isRegularFile).toList()) {
				files.put(root.relativize(path).toString().replace('\\', '/'),
						Files.readString(path, StandardCharsets.UTF_8));
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the templates in '%s'".formatted(location), ex);
		}
	}

}
