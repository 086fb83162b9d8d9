package elchi.fetch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import elchi.test.Database;

import org.springframework.util.unit.DataSize;

/**
 * Fetchers for tests, which may fetch from the loopback.
 */
public final class Fetchers {

	private Fetchers() {
	}

	/**
	 * A fetcher that is allowed to fetch from this machine and does not wait between
	 * requests.
	 */
	public static Fetcher onLoopback(Database database, Clock clock) {
		return with(properties(List.of("localhost", "127.0.0.1")), database, clock);
	}

	static Fetcher with(FetchProperties properties, Database database, Clock clock) {
		return Fetcher.of(properties, database.jdbc(), database.transactionManager(), clock);
	}

	static FetchProperties properties(List<String> privateAddresses) {
		return new FetchProperties(privateAddresses, Duration.ofSeconds(2), Duration.ofMillis(700),
				Duration.ofMillis(1200), DataSize.ofKilobytes(64), Duration.ZERO, "Elchi tests");
	}

}
