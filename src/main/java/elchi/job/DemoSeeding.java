package elchi.job;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sows the samples of every room once into the demonstration's database.
 */
final class DemoSeeding implements ApplicationRunner, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(DemoSeeding.class);

	private static final String SOWN = """
			SELECT count(*) FROM demo_seed WHERE name = :name""";

	private static final String NOTE = """
			INSERT INTO demo_seed (name, sown_at) VALUES (:name, :at)""";

	private final List<DemoSeed> seeds;

	private final JdbcClient jdbc;

	private final Clock clock;

	DemoSeeding(List<DemoSeed> seeds, JdbcClient jdbc, Clock clock) {
		this.seeds = List.copyOf(seeds);
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.seeds.forEach(this::sow);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	private void sow(DemoSeed seed) {
		if (this.jdbc.sql(SOWN).param("name", seed.name()).query(Long.class).single() > 0) {
			return;
		}
		seed.sow();
		this.jdbc.sql(NOTE)
			.param("name", seed.name())
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		logger.info("Sown seed={}", seed.name());
	}

}
