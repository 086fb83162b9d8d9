package elchi.admin.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import elchi.delivery.PausedMailings;
import elchi.digest.DefinedSources;
import elchi.digest.DueDecisions;
import elchi.digest.Edition;
import elchi.digest.Editions;
import elchi.digest.WaitingEdition;
import elchi.fx.SourceHealths;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRun;
import elchi.job.JobRuns;
import elchi.news.Articles;
import org.jspecify.annotations.Nullable;

/**
 * Looks at runs, editions, mailings and sources.
 */
final class Lookout {

	/** So long a source may fail before anybody is told: most mend by themselves. */
	private static final Duration PATIENCE = Duration.ofHours(6);

	private final JobDefinitions definitions;

	private final JobRuns runs;

	private final Editions editions;

	private final DueDecisions decisions;

	private final PausedMailings mailings;

	private final Sources sources;

	private final Clock clock;

	Lookout(JobDefinitions definitions, JobRuns runs, Editions editions, DueDecisions decisions,
			PausedMailings mailings, Sources sources, Clock clock) {
		this.definitions = definitions;
		this.runs = runs;
		this.editions = editions;
		this.decisions = decisions;
		this.mailings = mailings;
		this.sources = sources;
		this.clock = clock;
	}

	Observation look() {
		List<Finding> findings = new ArrayList<>();
		Set<String> undecided = new TreeSet<>();
		for (JobDefinition definition : this.definitions.all()) {
			this.runs.last(definition.name()).ifPresent((run) -> {
				if (run.status() == JobRun.Status.RUNNING || run.status() == JobRun.Status.STOPPING) {
					undecided.add(definition.name());
				}
				failed(run).ifPresent(findings::add);
			});
		}
		decisions(findings);
		this.mailings.all()
			.forEach((paused) -> findings.add(new Finding(Finding.Kind.MAILING, paused.mailing(),
					"%s 'resume %s' lets it go on.".formatted(paused.reason(), paused.mailing()), "")));
		this.sources.failing(this.clock.instant().minus(PATIENCE)).forEach(findings::add);
		return new Observation(findings, undecided);
	}

	private static Optional<Finding> failed(JobRun run) {
		if (run.status() != JobRun.Status.FAILED) {
			return Optional.empty();
		}
		boolean books = run.steps()
			.stream()
			.anyMatch((step) -> step.name().equals("balance") && step.status().equals("FAILED"));
		return Optional.of(new Finding(books ? Finding.Kind.BOOKS : Finding.Kind.RUN, run.definition(),
				"Run %d (%s) failed: %s".formatted(run.id(), JobRuns.words(run.parameters()), run.failure()),
				"runs/" + run.id()));
	}

	private void decisions(List<Finding> findings) {
		List<WaitingEdition> waiting = this.editions.waiting();
		waiting.forEach((edition) -> findings.add(approval(edition)));
		this.runs.waiting()
			.stream()
			// What is decided was just asked to go on, and takes a moment.
			.filter((run) -> !this.decisions.isDecided(run))
			.filter((run) -> waiting.stream()
				.noneMatch((edition) -> edition.edition().toString().equals(run.parameters().get("week"))))
			.map((run) -> new Finding(Finding.Kind.DECISION, "Run %d of %s".formatted(run.id(), run.definition()),
					((run.failure() != null) ? run.failure() + " " : "")
							+ "'restart %d' lets it go on.".formatted(run.id()),
					"runs/" + run.id()))
			.forEach(findings::add);
	}

	private Finding approval(WaitingEdition waiting) {
		Optional<Edition> edition = this.editions.find(waiting.edition());
		String reason = edition.map(Edition::reason).map((why) -> why + " ").orElse("");
		String deadline = (waiting.decideBy() != null)
				? " It is decided without you at %s.".formatted(waiting.decideBy()) : "";
		String second = (waiting.wanted() > 1) ? " %d different people must approve it.".formatted(waiting.wanted())
				: "";
		return new Finding(Finding.Kind.APPROVAL, waiting.edition().toString(),
				"%sIt would go to %d readers. Its hash is %s.%s%s".formatted(reason,
						edition.map(Edition::audience).orElse(0L), waiting.manifestHash(), second, deadline),
				"editions/" + waiting.edition());
	}

	/**
	 * The sources that definitions name.
	 */
	static final class Sources {

		private final DefinedSources defined;

		private final Articles articles;

		private final SourceHealths rates;

		Sources(DefinedSources defined, Articles articles, SourceHealths rates) {
			this.defined = defined;
			this.articles = articles;
			this.rates = rates;
		}

		/**
		 * Those that have failed since before a moment.
		 */
		List<Finding> failing(Instant before) {
			List<Finding> findings = new ArrayList<>();
			this.articles.health(this.defined.news())
				.forEach((health) -> add(health.source(), health.failingSince(), health.failure(), before, findings));
			this.rates.of(this.defined.rates())
				.forEach((health) -> add(health.source(), health.failingSince(), health.failure(), before, findings));
			return findings;
		}

		private static void add(String source, @Nullable Instant since, @Nullable String failure, Instant before,
				List<Finding> findings) {
			if (since != null && !since.isAfter(before)) {
				findings.add(new Finding(Finding.Kind.SOURCE, source, "It fails since %s: %s".formatted(since, failure),
						""));
			}
		}

	}

}
