package elchi.admin.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

import elchi.mail.DkimKeys;
import elchi.mail.SinkManner;
import elchi.mail.SmtpSink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Plays a whole digest run against a mail server that takes and forgets.
 */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = {
		"Plays a whole digest run against a mail server that takes and forgets.",
		"It has a folder and a database of its own, which are deleted afterwards, and mails this machine alone: it can never touch or mail a real list." },
		footerHeading = "%nExamples:%n", footer = { "  elchi simulate --recipients=1000",
				"  elchi simulate --recipients=20000 --latency=20ms --fail=4yz:2%%,5yz:1%%,disconnect:0.1%%,slow:1%%" })
final class SimulateCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = "--recipients", required = true, paramLabel = "N", description = "How many readers are invented.")
	private int recipients;

	@Option(names = "--connections", paramLabel = "N", defaultValue = "10",
			description = "SMTP connections; default ${DEFAULT-VALUE}.")
	private int connections;

	@Option(names = "--latency", paramLabel = "TIME", defaultValue = "0ms",
			description = "How much later each round trip is answered, 20ms.")
	private String latency = "";

	@Option(names = "--fail", paramLabel = "KIND:SHARE", split = ",",
			description = "Shares of 4yz, 5yz, disconnect and slow, as in 4yz:2%%,slow:1%%.")
	private List<String> faults = new ArrayList<>();

	@Option(names = "--size", paramLabel = "SIZE", defaultValue = "50KB",
			description = "About how large a message is; default ${DEFAULT-VALUE}.")
	private String size = "";

	@Option(names = "--signed", description = "Sign with two DKIM keys made for this.")
	private boolean signed;

	@Option(names = "--server", paramLabel = "HOST:PORT",
			description = "Another sink on this machine; what it took is not checked.")
	private @Nullable String server;

	@Option(names = "--database", paramLabel = "URL",
			description = "A PostgreSQL database, jdbc:postgresql://...; the simulation makes a schema of its own there and drops it.")
	private @Nullable String database;

	@Option(names = "--seed", paramLabel = "N", description = "Draws the same faults again.")
	private @Nullable Long seed;

	@Option(names = "--heap", description = "Print the largest live heap of ten samples, each after a collection.")
	private boolean heap;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	SimulateCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		if (this.recipients < 1 || this.connections < 1) {
			throw new IllegalArgumentException(
					"%d recipients over %d connections are not possible; at least 1 is needed"
						.formatted(this.recipients, this.connections));
		}
		if (this.heap && this.server != null) {
			throw new IllegalArgumentException(
					"'--heap' follows the messages in the simulation's own sink; leave out '--server' or '--heap'");
		}
		int octets = ((int) number("--size", this.size, "KB")) * 1024;
		long drawn = (this.seed != null) ? this.seed : System.nanoTime();
		try (SmtpSink sink = SmtpSink.start(manner(), new Random(drawn));
				SimulationHome home = SimulationHome.create(this.database)) {
			SimulationEdition.write(home, octets, this.connections);
			Simulation simulation = new Simulation(new SimulationPlan(this.recipients, this.signed, this.heap, drawn),
					(this.server != null) ? null : sink, SendingProgress.on(this.session.err()));
			return simulation.run(this.session.alone(configuration(home, sink)), this.json);
		}
	}

	private SinkManner manner() {
		Map<String, String> left = new LinkedHashMap<>();
		for (String fault : this.faults) {
			int colon = fault.indexOf(':');
			left.put(fault.substring(0, Math.max(0, colon)), fault.substring(colon + 1));
		}
		SinkManner manner = new SinkManner(Duration.ofMillis((long) number("--latency", this.latency, "ms")), false,
				share(left, "4yz"), share(left, "5yz"), share(left, "disconnect"), share(left, "slow"));
		if (!left.isEmpty()) {
			throw new IllegalArgumentException(
					"Failures %s are not known; 4yz, 5yz, disconnect and slow are".formatted(left.keySet()));
		}
		return manner;
	}

	private static double share(Map<String, String> faults, String name) {
		String value = faults.remove(name);
		return (value != null) ? number("--fail=" + name, value, "%") / 100 : 0;
	}

	private static double number(String option, String value, String unit) {
		if (!value.matches("\\d{1,7}(\\.\\d{1,6})?" + unit)) {
			throw new IllegalArgumentException(
					"'%s' is '%s'; a number with %s is needed, such as 20%s".formatted(option, value, unit, unit));
		}
		return Double.parseDouble(value.substring(0, value.length() - unit.length()));
	}

	private List<String> configuration(SimulationHome home, SmtpSink sink) throws IOException {
		String[] address = ((this.server != null) ? this.server : "127.0.0.1:" + sink.port()).split(":", -1);
		if (address.length != 2 || !address[1].matches("\\d{1,5}")
				|| !InetAddress.getByName(address[0]).isLoopbackAddress()) {
			throw new IllegalArgumentException(
					"Server '%s' is not on this machine; only HOST:PORT of the loopback address is allowed"
						.formatted(this.server));
		}
		List<String> configuration = new ArrayList<>(List.of("--elchi.home=" + home.folder(),
				"--spring.datasource.url=" + home.url(), "--spring.mail.host=" + address[0],
				"--spring.mail.port=" + address[1], "--elchi.mail.embedded=false", "--elchi.jobs.schedule=false",
				"--elchi.jobs.location=" + home.folder().resolve("jobs").toUri(),
				"--elchi.publisher.public-url=https://simulation.example.org",
				"--spring.datasource.hikari.maximum-pool-size=" + (this.connections + 20),
				"--spring.quartz.scheduler-name=" + home.folder().getFileName()));
		if (this.signed) {
			new DkimKeys(home.folder().resolve("dkim")).make("simulation", "example.org");
			configuration.add("--elchi.mail.dkim.domain=example.org");
			configuration.add("--elchi.mail.dkim.selectors=simulation-rsa,simulation-ed25519");
		}
		return configuration;
	}

	static String words(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

}
