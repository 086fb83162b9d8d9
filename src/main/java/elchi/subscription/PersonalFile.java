package elchi.subscription;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is kept about one person, as JSON that people can read too: what this room
 * keeps, and a list for each section of the others.
 */
final class PersonalFile {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Publisher publisher;

	private final Supplier<Stream<PreferenceSection>> sections;

	PersonalFile(Publisher publisher, Supplier<Stream<PreferenceSection>> sections) {
		this.publisher = publisher;
		this.sections = sections;
	}

	byte[] of(Subscriber reader, Instant askedAt) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("publisher", this.publisher.name());
		all.put("asked_at", askedAt.toString());
		all.put("number", reader.id());
		all.put("email", reader.address().value());
		all.put("name", reader.name());
		all.put("status", Choices.print(reader.status()));
		all.put("suppressed_for", text(reader.suppressedFor()));
		all.put("preferences", preferences(reader.preferences()));
		all.put("lists", reader.subscriptions().stream().map(PersonalFile::list).toList());
		this.sections.get().forEach((section) -> all.put(section.name(), section.export(reader.id())));
		return JSON.writeValueAsBytes(all);
	}

	private static Map<String, Object> preferences(Preferences chosen) {
		Map<String, Object> words = new LinkedHashMap<>();
		words.put("language", chosen.language().toLanguageTag());
		words.put("zone", chosen.zone().getId());
		words.put("countries", List.copyOf(chosen.countries()));
		words.put("currencies", List.copyOf(chosen.currencies()));
		words.put("format", Choices.print(chosen.format()));
		words.put("style", Choices.print(chosen.style()));
		words.put("day", Choices.print(chosen.day()));
		words.put("hour", Choices.print(chosen.hour()));
		return words;
	}

	private static Map<String, String> list(Subscription subscription) {
		Map<String, String> words = new LinkedHashMap<>();
		words.put("list", subscription.list());
		words.put("status", Choices.print(subscription.status()));
		words.put("paused_until", text(subscription.pausedUntil()));
		words.put("changed_at", subscription.changedAt().toString());
		return words;
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

}
