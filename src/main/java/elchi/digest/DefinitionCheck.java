package elchi.digest;

import java.util.ArrayList;
import java.util.List;

import elchi.fx.RateSources;
import elchi.job.InvalidDefinitionsException;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Holds at start-up what definitions say of one another and of rate sources, since a
 * wrong name would otherwise be met at seven on a Monday.
 */
final class DefinitionCheck implements SmartInitializingSingleton {

	private final JobDefinitions definitions;

	private final RateSources rateSources;

	DefinitionCheck(JobDefinitions definitions, RateSources rateSources) {
		this.definitions = definitions;
		this.rateSources = rateSources;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> findings = new ArrayList<>();
		for (JobDefinition definition : this.definitions.all()) {
			try {
				check(definition.settings());
			}
			catch (IllegalArgumentException ex) {
				findings.add("%s: %s".formatted(definition.name(), ex.getMessage()));
			}
		}
		if (!findings.isEmpty()) {
			throw new InvalidDefinitionsException(findings);
		}
	}

	private void check(Object settings) {
		if (settings instanceof WeeklyDigestDefinition digest) {
			digest.allRateSources(this.rateSources);
		}
		if (settings instanceof CollectDefinition collect) {
			collect.collects().forEach((name) -> this.definitions.get(name, WeeklyDigestDefinition.class));
		}
	}

}
