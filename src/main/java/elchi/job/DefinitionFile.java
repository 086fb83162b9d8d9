package elchi.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One file of the folder as it stands: its name and its keys with their lines.
 *
 * @param file name of the file, {@code weekly-digest.yaml}
 * @param root the mapping at its top
 * @param source where it was read from, and what stood there
 */
record DefinitionFile(String file, MappingNode root, DefinitionSource source) {

	/**
	 * The definition, or null after its findings have been added to the list.
	 */
	@Nullable JobDefinition read(Map<String, Class<?>> types, Set<String> jobs, UnaryOperator<String> placeholders,
			List<String> findings) {
		int before = findings.size();
		DefinitionBinder binder = new DefinitionBinder(this.file, placeholders, findings);
		ScalarNode job = (value("job") instanceof ScalarNode scalar) ? scalar : null;
		if (job == null) {
			findings.add("Missing key 'job' in %s:1. %s".formatted(this.file, Suggestion.among("", jobs)));
		}
		else if (!jobs.contains(job.getValue())) {
			findings.add("Unknown job '%s' in %s:%d. %s".formatted(job.getValue(), this.file,
					job.getStartMark().getLine() + 1, Suggestion.among(job.getValue(), jobs)));
		}
		if (job == null || findings.size() > before) {
			// What the other keys ought to be is not known; the schedule's are.
			if (value("schedule") instanceof MappingNode schedule) {
				binder.bind(schedule, Schedule.class);
			}
			return null;
		}
		Object settings = binder.bind(this.root, types.getOrDefault(job.getValue(), PlainSettings.class));
		return (findings.size() > before || settings == null) ? null
				: new JobDefinition(name(), job.getValue(), schedule(placeholders), settings);
	}

	private Schedule schedule(UnaryOperator<String> placeholders) {
		Schedule schedule = (value("schedule") instanceof MappingNode node)
				? new DefinitionBinder(this.file, placeholders, new ArrayList<>()).bind(node, Schedule.class) : null;
		return (schedule != null) ? schedule : Schedule.onRequest();
	}

	private String name() {
		return this.file.substring(0, this.file.lastIndexOf('.'));
	}

	private @Nullable Object value(String key) {
		return this.root.getValue()
			.stream()
			.filter((entry) -> entry.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
			.map(NodeTuple::getValueNode)
			.findFirst()
			.orElse(null);
	}

}
