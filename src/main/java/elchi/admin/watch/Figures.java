package elchi.admin.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import elchi.digest.DefinedSources;
import elchi.fx.SourceHealths;
import elchi.job.JobRunEnded;
import elchi.news.Articles;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Figures for machines: what is due, how old the sources are, how long runs take. They
 * are looked up when they are asked for.
 */
final class Figures {

	private static final String LANES = "SELECT DISTINCT lane FROM mailing";

	private static final String DUE = """
			SELECT count(*) FROM delivery d JOIN mailing m ON m.id = d.mailing
			WHERE m.closed_at IS NULL AND m.lane = :lane AND d.status IN ('DUE', 'DEFERRED') AND d.not_before <= :now
			""";

	private final MeterRegistry registry;

	private final JdbcClient jdbc;

	private final Clock clock;

	Figures(MeterRegistry registry, JdbcClient jdbc, Clock clock) {
		this.registry = registry;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What may go now, of each lane that is known when the process starts.
	 */
	void watchLanes() {
		Set<String> lanes = new TreeSet<>(List.of("digest", "alerts", "service"));
		lanes.addAll(this.jdbc.sql(LANES).query((row, number) -> row.getString("lane")).list());
		for (String lane : lanes) {
			Gauge.builder("elchi.deliveries.due", () -> due(lane))
				.description("Deliveries that may begin now")
				.tag("lane", lane)
				.strongReference(true)
				.register(this.registry);
		}
	}

	/**
	 * How long ago each source answered usably.
	 */
	void watchSources(DefinedSources defined, Articles articles, SourceHealths rates) {
		for (String name : defined.news()) {
			watchSource(name, "news",
					() -> articles.health(List.of(name))
						.stream()
						.map((health) -> new Success(health.lastSuccess()))
						.toList());
		}
		for (String name : defined.rates()) {
			watchSource(name, "rates",
					() -> rates.of(List.of(name)).stream().map((health) -> new Success(health.lastSuccess())).toList());
		}
	}

	private void watchSource(String name, String brings, Supplier<List<Success>> last) {
		Gauge.builder("elchi.source.staleness", () -> staleness(last.get()))
			.description("Time since a source answered usably")
			.baseUnit("seconds")
			.tags("source", name, "brings", brings)
			.strongReference(true)
			.register(this.registry);
	}

	/**
	 * Counts a run that has ended.
	 */
	@EventListener
	void ended(JobRunEnded run) {
		Timer.builder("elchi.runs")
			.description("Runs and how long they took")
			.tags("definition", run.definition(), "outcome", run.outcome())
			.register(this.registry)
			.record(run.took());
	}

	private Number due(String lane) {
		return this.jdbc.sql(DUE)
			.param("lane", lane)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
	}

	private Number staleness(List<Success> last) {
		Instant at = last.isEmpty() ? null : last.get(0).at();
		return (at != null) ? Duration.between(at, this.clock.instant()).toSeconds() : Double.NaN;
	}

	private record Success(@Nullable Instant at) {
	}

}
