package elchi.delivery;

import java.time.Duration;

import elchi.test.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prints what a round trip to the server costs.
 */
@Tag("benchmark")
class SendingBenchmark {

	private static final Logger LOG = LoggerFactory.getLogger(SendingBenchmark.class);

	@ParameterizedTest(name = "{0} ms, pipelining {1}, {2} connections")
	@CsvSource({ "0,true,1,500", "20,true,1,150", "20,false,1,100", "20,true,1,300", "20,false,1,150",
			"20,true,10,3000", "20,false,10,1500", "0,true,10,6000" })
	void deliver(long millis, boolean pipelining, int connections, int messages) throws Exception {
		try (Scene scene = new Scene(Database.postgres(), 500, pipelining)) {
			scene.text = ("x".repeat(70) + "\n").repeat(700);
			scene.mailingTo(messages);
			scene.server.forget();
			scene.server.standAway(Duration.ofMillis(millis));
			long begun = System.nanoTime();
			scene.run(scene.digest(Scene.settings(connections, "1000000/s")));
			double seconds = (System.nanoTime() - begun) / 1e9;
			assertThat(scene.books().accepted()).isEqualTo(messages);
			LOG.warn("Measured latency={}ms pipelining={} connections={} messages={} seconds={} each={}ms rate={}/s",
					millis, pipelining, connections, messages, Math.round(seconds * 100) / 100.0,
					Math.round(seconds * 100_000 * connections / messages) / 100.0, Math.round(messages / seconds));
		}
	}

}
