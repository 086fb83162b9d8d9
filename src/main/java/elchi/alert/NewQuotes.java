package elchi.alert;

import java.util.Map;

import elchi.fx.QuotesRecorded;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;

import org.springframework.modulith.events.ApplicationModuleListener;

/**
 * Has the rules evaluated as soon as quotes were recorded. What was not heard because of
 * a kill is heard at the next start.
 */
class NewQuotes {

	private final JobDefinitions definitions;

	private final JobRunner runner;

	NewQuotes(JobDefinitions definitions, JobRunner runner) {
		this.definitions = definitions;
		this.runner = runner;
	}

	@ApplicationModuleListener
	void recorded(QuotesRecorded recorded) {
		for (JobDefinition definition : this.definitions.all()) {
			if (definition.settings() instanceof RateAlertsDefinition) {
				this.runner.request(definition.name(),
						Map.of(RateAlertsParameters.UPTO, Long.toString(recorded.upto())), "quotes",
						"%d quotes of %s were recorded".formatted(recorded.quotes(), recorded.source()));
			}
		}
	}

}
