package elchi.digest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import elchi.fx.FxSteps;
import elchi.fx.RateSource;
import elchi.fx.RateSources;
import elchi.job.DefinitionType;
import elchi.job.JobDefinitions;
import elchi.job.RunParameters;
import elchi.news.Feed;
import elchi.news.NewsSteps;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job {@code collect}: what other definitions name, collected between their runs,
 * since a feed of ten items shows a small part of a week.
 */
@Configuration(proxyBeanMethods = false)
class CollectJobConfiguration {

	static final String JOB = "collect";

	/** How far back a listing is paged. */
	private static final Duration WINDOW = Duration.ofDays(7);

	private final JobDefinitions definitions;

	CollectJobConfiguration(JobDefinitions definitions) {
		this.definitions = definitions;
	}

	@Bean
	static DefinitionType<CollectDefinition> collectDefinition() {
		return new DefinitionType<>(JOB, CollectDefinition.class);
	}

	@Bean
	static RunParameters collectParameters() {
		return new CollectParameters();
	}

	@Bean(JOB)
	Job collect(JobRepository repository, NewsSteps news, FxSteps fx, RateSources rateSources, Clock clock) {
		return new JobBuilder(JOB, repository)
			.start(news.collect(this::feeds, (parameters) -> clock.instant().minus(WINDOW)))
			.next(fx.collect((parameters) -> rates(parameters, rateSources)))
			.build();
	}

	private List<Feed> feeds(JobParameters parameters) {
		Map<String, Feed> feeds = new LinkedHashMap<>();
		for (WeeklyDigestDefinition digest : digests(parameters)) {
			digest.news().forEach((feed) -> feeds.putIfAbsent(feed.name(), feed));
		}
		return List.copyOf(feeds.values());
	}

	private List<RateSource> rates(JobParameters parameters, RateSources known) {
		Map<String, RateSource> sources = new TreeMap<>();
		for (WeeklyDigestDefinition digest : digests(parameters)) {
			digest.allRateSources(known).forEach((source) -> sources.putIfAbsent(source.name(), source));
		}
		return List.copyOf(sources.values());
	}

	private List<WeeklyDigestDefinition> digests(JobParameters parameters) {
		CollectDefinition definition = this.definitions.get(DigestParameters.definition(parameters),
				CollectDefinition.class);
		List<WeeklyDigestDefinition> digests = new ArrayList<>();
		definition.collects().forEach((name) -> digests.add(this.definitions.get(name, WeeklyDigestDefinition.class)));
		return digests;
	}

}
