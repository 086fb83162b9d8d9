package elchi.alert;

import java.util.ArrayList;
import java.util.List;

import elchi.fx.RateSources;
import elchi.job.InvalidDefinitionsException;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Holds at start-up what definitions say of rate sources.
 */
final class RateAlertsCheck implements SmartInitializingSingleton {

	private final JobDefinitions definitions;

	private final RateSources sources;

	RateAlertsCheck(JobDefinitions definitions, RateSources sources) {
		this.definitions = definitions;
		this.sources = sources;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> findings = new ArrayList<>();
		for (JobDefinition definition : this.definitions.all()) {
			if (definition.settings() instanceof RateAlertsDefinition alerts) {
				check(definition.name(), alerts, findings);
			}
		}
		if (!findings.isEmpty()) {
			throw new InvalidDefinitionsException(findings);
		}
	}

	private void check(String name, RateAlertsDefinition alerts, List<String> findings) {
		try {
			this.sources.resolve(alerts.sources(), alerts.rateSources());
		}
		catch (IllegalArgumentException ex) {
			findings.add("%s: %s".formatted(name, ex.getMessage()));
		}
	}

}
