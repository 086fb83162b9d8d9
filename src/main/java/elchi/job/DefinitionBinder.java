package elchi.job;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.ResolvableType;

/**
 * Binds the nodes of one YAML file to records and collects whatever is wrong instead of
 * stopping at the first. Boot's own binder knows the conversions but throws at the first
 * bad value, takes a missing key for null, and has lost the lines of keys by then.
 */
final class DefinitionBinder {

	/** What binding gives when there is a finding: nothing may be built on it. */
	private static final Object BAD = new Object();

	private final String file;

	private final UnaryOperator<String> placeholders;

	private final List<String> findings;

	private final ScalarReader scalars = new ScalarReader();

	DefinitionBinder(String file, UnaryOperator<String> placeholders, List<String> findings) {
		this.file = file;
		this.placeholders = placeholders;
		this.findings = findings;
	}

	/**
	 * The node as a value of the type; null if there are findings.
	 */
	<T> @Nullable T bind(Node node, Class<T> type) {
		Object value = bind(node, ResolvableType.forClass(type));
		return (value != BAD) ? type.cast(value) : null;
	}

	private Object bind(Node node, ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		if (Map.class.isAssignableFrom(raw)) {
			return map(node, type.asMap());
		}
		if (Collection.class.isAssignableFrom(raw)) {
			return collection(node, type.asCollection().getGeneric(0), raw);
		}
		if (node instanceof MappingNode mapping && raw.isRecord()) {
			return record(mapping, type);
		}
		if (node instanceof ScalarNode scalar && this.scalars.canRead(raw)) {
			return scalar(scalar, raw);
		}
		if (raw == Object.class) {
			return (node instanceof MappingNode) ? map(node, ResolvableType.forClass(Map.class))
					: collection(node, ResolvableType.forClass(Object.class), List.class);
		}
		return found("%s takes %s".formatted(place(node),
				raw.isRecord() ? "keys: " + String.join(", ", keys(raw)) : "one value"));
	}

	private Object scalar(ScalarNode node, Class<?> type) {
		try {
			return this.scalars.read(this.placeholders.apply(node.getValue()), type);
		}
		catch (ScalarReader.BadWord ex) {
			return found(ex.at(place(node)));
		}
		catch (IllegalArgumentException ex) {
			return found("%s (%s)".formatted(ex.getMessage(), place(node)));
		}
	}

	private Object collection(Node node, ResolvableType element, Class<?> raw) {
		List<Object> values = new ArrayList<>();
		if (node instanceof SequenceNode sequence) {
			sequence.getValue().forEach((child) -> values.add(bind(child, element)));
		}
		else if (node instanceof ScalarNode scalar && this.scalars.canRead(element.resolve(Object.class))) {
			Arrays.stream(scalar.getValue().split(","))
				.map(String::strip)
				.filter((word) -> !word.isEmpty())
				.forEach((word) -> values.add(scalar(new ScalarNode(scalar.getTag(), word, scalar.getStartMark(),
						scalar.getEndMark(), scalar.getScalarStyle()), element.resolve(Object.class))));
		}
		else {
			return found("A list is expected in %s".formatted(place(node)));
		}
		if (values.contains(BAD)) {
			return BAD;
		}
		return Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(values) : List.copyOf(values);
	}

	private Object map(Node node, ResolvableType type) {
		if (!(node instanceof MappingNode mapping)) {
			return found("Keys and values are expected in %s".formatted(place(node)));
		}
		Map<Object, Object> values = new LinkedHashMap<>();
		for (NodeTuple entry : mapping.getValue()) {
			values.put(bind(entry.getKeyNode(), type.getGeneric(0)), bind(entry.getValueNode(), type.getGeneric(1)));
		}
		return (values.containsKey(BAD) || values.containsValue(BAD)) ? BAD : values;
	}

	private Object record(MappingNode node, ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		Map<String, NodeTuple> entries = entries(node, keys(raw));
		Constructor<?> constructor = constructor(raw);
		@Nullable Object[] arguments = new @Nullable Object[constructor.getParameterCount()];
		for (int index = 0; index < arguments.length; index++) {
			ResolvableType target = ResolvableType.forConstructorParameter(constructor, index);
			Parameter parameter = constructor.getParameters()[index];
			NodeTuple entry = entries.get(key(parameter));
			arguments[index] = (entry != null && !Tag.NULL.equals(entry.getValueNode().getTag()))
					? bind(entry.getValueNode(), target) : absent(parameter, target, node);
		}
		if (!Arrays.asList(arguments).contains(BAD)) {
			return construct(constructor, arguments, node);
		}
		if (raw == Schedule.class && arguments[0] instanceof String cron) {
			check(cron, entries.get("cron"));
		}
		return BAD;
	}

	/** A bad expression is told even where the rest of the schedule is bad, too. */
	private void check(String cron, @Nullable NodeTuple entry) {
		try {
			Schedule.parse(cron);
		}
		catch (IllegalArgumentException ex) {
			found("%s (%s)".formatted(ex.getMessage(), (entry != null) ? place(entry.getValueNode()) : this.file));
		}
	}

	private Map<String, NodeTuple> entries(MappingNode node, Collection<String> known) {
		Map<String, NodeTuple> entries = new LinkedHashMap<>();
		for (NodeTuple entry : node.getValue()) {
			String key = (entry.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "?";
			if (!known.contains(key)) {
				found("Unknown key '%s' in %s. %s".formatted(key, place(entry.getKeyNode()),
						Suggestion.among(key, known)));
			}
			if (entries.put(key, entry) != null) {
				found("Key '%s' is written twice in %s".formatted(key, place(entry.getKeyNode())));
			}
		}
		return entries;
	}

	private @Nullable Object absent(Parameter parameter, ResolvableType target, MappingNode parent) {
		Class<?> raw = target.resolve(Object.class);
		DefaultValue defaults = parameter.getAnnotation(DefaultValue.class);
		if (defaults != null) {
			return defaulted(defaults, target, parent);
		}
		if (parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
			return null;
		}
		if (raw == Schedule.class) {
			return Schedule.onRequest();
		}
		if (Map.class.isAssignableFrom(raw)) {
			return Map.of();
		}
		if (Collection.class.isAssignableFrom(raw)) {
			return Set.class.isAssignableFrom(raw) ? Set.of() : List.of();
		}
		return found("Missing key '%s' in %s".formatted(key(parameter), place(parent)));
	}

	private Object defaulted(DefaultValue defaults, ResolvableType target, MappingNode parent) {
		Class<?> raw = target.resolve(Object.class);
		boolean several = Collection.class.isAssignableFrom(raw);
		if (defaults.value().length == 0 && several) {
			return Set.class.isAssignableFrom(raw) ? Set.of() : List.of();
		}
		if (defaults.value().length == 0) {
			return bind(new MappingNode(Tag.MAP, List.of(), parent.getFlowStyle()), target);
		}
		List<Node> words = new ArrayList<>();
		for (String word : defaults.value()) {
			words.add(new ScalarNode(Tag.STR, word, parent.getStartMark(), parent.getEndMark(),
					DumperOptions.ScalarStyle.PLAIN));
		}
		return bind(several ? new SequenceNode(Tag.SEQ, words, parent.getFlowStyle()) : words.get(0), target);
	}

	private Object construct(Constructor<?> constructor, @Nullable Object[] arguments, MappingNode node) {
		try {
			constructor.trySetAccessible();
			return constructor.newInstance(arguments);
		}
		catch (InvocationTargetException ex) {
			String message = String.valueOf(ex.getTargetException().getMessage());
			return found("%s (%s)".formatted(message, place(culprit(message, node))));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot build " + constructor, ex);
		}
	}

	/** The child whose text the message quotes, so that its own line is named. */
	private static Node culprit(String message, MappingNode node) {
		return node.getValue()
			.stream()
			.map(NodeTuple::getValueNode)
			.filter((child) -> child instanceof ScalarNode scalar && message.contains("'" + scalar.getValue() + "'"))
			.findFirst()
			.orElse(node);
	}

	private Object found(String finding) {
		this.findings.add((finding.endsWith(".") || finding.endsWith("?")) ? finding : finding + ".");
		return BAD;
	}

	private String place(Node node) {
		return (node.getStartMark() != null) ? this.file + ":" + (node.getStartMark().getLine() + 1) : this.file;
	}

	private static Constructor<?> constructor(Class<?> type) {
		Class<?>[] types = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			return type.getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException("Not a record: " + type, ex);
		}
	}

	static List<String> keys(Class<?> type) {
		return Arrays.stream(constructor(type).getParameters()).map(DefinitionBinder::key).toList();
	}

	private static String key(Parameter parameter) {
		Name name = parameter.getAnnotation(Name.class);
		return (name != null) ? name.value() : DataObjectPropertyName.toDashedForm(parameter.getName());
	}

}
