package elchi.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The folder of the definitions, on disk or packaged.
 */
final class DefinitionFolder {

	private final String location;

	DefinitionFolder(String location) {
		this.location = location;
	}

	/**
	 * The files in the order of their names; those that are no YAML are findings.
	 */
	List<DefinitionFile> files(List<String> findings) {
		List<DefinitionFile> files = new ArrayList<>();
		for (Resource resource : resources(findings)) {
			String file = String.valueOf(resource.getFilename());
			try {
				String text = resource.getContentAsString(StandardCharsets.UTF_8);
				add(file, new DefinitionSource(location(resource), text), files, findings);
			}
			catch (MarkedYAMLException ex) {
				int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
				findings.add("No YAML in %s:%d: %s.".formatted(file, line, ex.getProblem()));
			}
			catch (YAMLException ex) {
				findings.add("No YAML in %s: %s.".formatted(file, ex.getMessage()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Cannot read " + resource, ex);
			}
		}
		return files;
	}

	private static void add(String file, DefinitionSource source, List<DefinitionFile> files, List<String> findings) {
		Node root = new Yaml(new LoaderOptions()).compose(new StringReader(source.text()));
		if (root instanceof MappingNode mapping) {
			files.add(new DefinitionFile(file, mapping, source));
			return;
		}
		findings.add("No keys in %s. A definition has at least the key 'job'.".formatted(file));
	}

	private static String location(Resource resource) throws IOException {
		return resource.isFile() ? resource.getFile().getPath() : "the program: " + resource.getFilename();
	}

	private List<Resource> resources(List<String> findings) {
		try {
			Resource[] found = new PathMatchingResourcePatternResolver().getResources(this.location + "*.yaml");
			return Arrays.stream(found)
				.sorted(Comparator.comparing((resource) -> String.valueOf(resource.getFilename())))
				.toList();
		}
		catch (FileNotFoundException ex) {
			findings.add("No folder '%s'. The property elchi.jobs.location names the folder of the definitions."
				.formatted(this.location));
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot list " + this.location, ex);
		}
	}

}
