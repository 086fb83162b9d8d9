package elchi.digest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;

/**
 * Names of the sources that the digests of this installation are made of, in the order of
 * their names.
 */
public final class DefinedSources {

	private final JobDefinitions definitions;

	DefinedSources(JobDefinitions definitions) {
		this.definitions = definitions;
	}

	/**
	 * Where articles come from.
	 */
	public List<String> news() {
		return sorted(digests().flatMap((digest) -> digest.newsNames().stream()));
	}

	/**
	 * Where rates come from.
	 */
	public List<String> rates() {
		return sorted(digests().flatMap((digest) -> digest.rateSourceNames().stream()));
	}

	/**
	 * The definitions that ask a source: those of the digests it belongs to, and those
	 * that have these digests' sources collected.
	 */
	public List<JobDefinition> asking(String source) {
		Set<String> digests = this.definitions.all()
			.stream()
			.filter((definition) -> definition.settings() instanceof WeeklyDigestDefinition digest
					&& (digest.newsNames().contains(source) || digest.rateSourceNames().contains(source)))
			.map(JobDefinition::name)
			.collect(Collectors.toSet());
		return this.definitions.all()
			.stream()
			.filter((definition) -> digests.contains(definition.name())
					|| (definition.settings() instanceof CollectDefinition collect
							&& collect.collects().stream().anyMatch(digests::contains)))
			.toList();
	}

	private Stream<WeeklyDigestDefinition> digests() {
		return this.definitions.all()
			.stream()
			.map((definition) -> definition.settings())
			.filter(WeeklyDigestDefinition.class::isInstance)
			.map(WeeklyDigestDefinition.class::cast);
	}

	private static List<String> sorted(Stream<String> names) {
		return List.copyOf(names.collect(Collectors.toCollection(TreeSet::new)));
	}

}
