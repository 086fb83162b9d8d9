package elchi.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;

/**
 * The definitions of this installation, read once and all found good at the start.
 */
public final class JobDefinitions implements SmartInitializingSingleton {

	private final Supplier<Map<String, Read>> definitions;

	/**
	 * Types and jobs are asked for late: those who contribute them look up definitions
	 * themselves.
	 */
	JobDefinitions(DefinitionFolder folder, Supplier<Collection<DefinitionType<?>>> types,
			Supplier<Collection<String>> jobs, UnaryOperator<String> placeholders) {
		this.definitions = SingletonSupplier.of(() -> read(folder, types.get(), jobs.get(), placeholders));
	}

	private static Map<String, Read> read(DefinitionFolder folder, Collection<DefinitionType<?>> types,
			Collection<String> jobs, UnaryOperator<String> placeholders) {
		List<String> findings = new ArrayList<>();
		Map<String, Class<?>> byJob = types.stream()
			.collect(Collectors.toMap(DefinitionType::job, DefinitionType::type));
		Map<String, Read> definitions = new LinkedHashMap<>();
		for (DefinitionFile file : folder.files(findings)) {
			JobDefinition definition = file.read(byJob, new TreeSet<>(jobs), placeholders, findings);
			if (definition != null) {
				definitions.put(definition.name(), new Read(definition, file.source()));
			}
		}
		if (!findings.isEmpty()) {
			throw new InvalidDefinitionsException(findings);
		}
		return Map.copyOf(definitions);
	}

	@Override
	public void afterSingletonsInstantiated() {
		all();
	}

	/**
	 * Every definition in the order of their names.
	 */
	public List<JobDefinition> all() {
		return this.definitions.get()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> entry.getValue().definition())
			.toList();
	}

	/**
	 * What the definition of that name was read from.
	 * @throws IllegalArgumentException if there is none, with a suggestion
	 */
	public DefinitionSource source(String name) {
		return find(name).source();
	}

	/**
	 * The definition of that name.
	 * @throws IllegalArgumentException if there is none, with a suggestion
	 */
	public JobDefinition get(String name) {
		return find(name).definition();
	}

	private Read find(String name) {
		Read definition = this.definitions.get().get(name);
		if (definition == null) {
			throw new IllegalArgumentException("Unknown definition '%s'. %s".formatted(name,
					Suggestion.among(name, all().stream().map(JobDefinition::name).toList())));
		}
		return definition;
	}

	/**
	 * The settings of the definition of that name.
	 * @throws IllegalArgumentException if there is none, or it is of another type
	 */
	public <T> T get(String name, Class<T> type) {
		return get(name).settings(type);
	}

	private record Read(JobDefinition definition, DefinitionSource source) {
	}

}
