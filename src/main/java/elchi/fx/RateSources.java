package elchi.fx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the sources that a definition names: its own first, else the built-in ones
 * ({@code nbk}, {@code nbkr}, {@code nbt}, {@code cbu}, {@code cbt}, {@code cbr},
 * {@code ecb}, {@code currency-api}).
 */
public class RateSources {

	private final Providers providers;

	RateSources(Providers providers) {
		this.providers = providers;
	}

	/**
	 * The sources with the given names, in that order and each once. An override without
	 * a location keeps the built-in addresses of its provider; one with a location
	 * replaces them all.
	 * @throws IllegalArgumentException if a name or a provider is unknown, or a location
	 * is missing, with all findings
	 */
	public List<RateSource> resolve(Collection<String> names, List<RateSource> overrides) {
		Map<String, RateSource> own = overrides.stream()
			.collect(Collectors.toMap(RateSource::name, (source) -> source, (first, second) -> second));
		List<String> findings = new ArrayList<>();
		List<RateSource> sources = new ArrayList<>();
		for (String name : new LinkedHashSet<>(names)) {
			try {
				sources.add(resolve(name, own));
			}
			catch (IllegalArgumentException ex) {
				findings.add(ex.getMessage());
			}
		}
		if (!findings.isEmpty()) {
			throw new IllegalArgumentException(String.join("\n", findings));
		}
		return List.copyOf(sources);
	}

	private RateSource resolve(String name, Map<String, RateSource> own) {
		RateSource override = own.get(name);
		if (override == null) {
			return builtIn(name).orElseThrow(() -> unknown("rate source", name, known(own)));
		}
		if (!this.providers.names().contains(override.provider())) {
			throw unknown("provider", override.provider(), this.providers.names());
		}
		return complete(override);
	}

	private static RateSource complete(RateSource override) {
		if (override.location() != null) {
			override.currentDocuments().forEach((pattern) -> pattern.on(LocalDate.EPOCH));
			return override;
		}
		RateSource builtIn = builtIn(override.provider()).orElseThrow(() -> new IllegalArgumentException(
				"Rate source '%s' needs a location: provider '%s' has no well-known address".formatted(override.name(),
						override.provider())));
		return new RateSource(override.name(), override.provider(), builtIn.location(), builtIn.also(),
				(override.history() != null) ? override.history() : builtIn.history(), override.observedAt());
	}

	private static Optional<RateSource> builtIn(String name) {
		return KnownSource.named(name).flatMap(KnownSource::source);
	}

	private static Set<String> known(Map<String, RateSource> own) {
		Set<String> known = new TreeSet<>(own.keySet());
		Arrays.stream(KnownSource.values())
			.filter((source) -> source.source().isPresent())
			.map(KnownSource::key)
			.forEach(known::add);
		return known;
	}

	private static IllegalArgumentException unknown(String what, String name, Collection<String> known) {
		String suggestion = Spelling.nearest(name, known).map(" Did you mean '%s'?"::formatted).orElse("");
		return new IllegalArgumentException(
				"Unknown %s '%s'.%s Known: %s.".formatted(what, name, suggestion, String.join(", ", known)));
	}

}
