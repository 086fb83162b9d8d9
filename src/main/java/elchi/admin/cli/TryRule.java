package elchi.admin.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import elchi.alert.RuleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Tells what a rule would have done in the last year.
 */
@Command(name = "try", mixinStandardHelpOptions = true,
		description = "Tells what a rule would have done in the last year, and saves nothing.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi rules try --pair=KZT/USD --threshold=1",
				"  elchi rules try --pair=USD/UZS --kind=level --level=12000 --direction=up",
				"  elchi rules try --pair=KZT/USD --kind=volatility --level=3" })
final class TryRule implements Callable<Integer> {

	private final Session session;

	@Option(names = "--pair", paramLabel = "PAIR", required = true, description = "The pair, KZT/USD.")
	private String pair = "";

	@Option(names = "--threshold", paramLabel = "PERCENT",
			description = "How far the value of the first currency moves.")
	private String threshold = "";

	@Option(names = "--direction", paramLabel = "WAY", description = "up, down or either; default either.")
	private String direction = "";

	@Option(names = "--window", paramLabel = "WINDOW",
			description = "1d to 366d, fixing, week or last-alert; default 7d.")
	private String window = "";

	@Option(names = "--kind", paramLabel = "KIND", description = "change, level or volatility; default change.")
	private String kind = "";

	@Option(names = "--level", paramLabel = "NUMBER", description = "The level, or the number of deviations.")
	private String level = "";

	@Option(names = "--clear", paramLabel = "PERCENT", description = "Under which change a move is over.")
	private String clear = "";

	@Option(names = "--once", description = "Ends with its first alert.")
	private boolean once;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	TryRule(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		Map<String, String> words = words();
		RuleText.read(words);
		return this.session.work((workplace) -> {
			JsonNode trial = workplace.rules().tryOut(words);
			if (this.json) {
				this.session.json(trial);
			}
			else {
				print(this.session.out(), trial);
			}
			return ExitCodes.DONE;
		});
	}

	private Map<String, String> words() {
		Map<String, String> words = new LinkedHashMap<>();
		words.put("pair", this.pair);
		words.put("threshold_percent", this.threshold);
		words.put("direction", this.direction);
		words.put("window", (this.window.isEmpty() && this.level.isEmpty()) ? "7d" : this.window);
		words.put("kind", this.kind);
		words.put("level", this.level);
		words.put("clear_percent", this.clear);
		words.put("once", this.once ? "true" : "");
		return words;
	}

	private static void print(PrintWriter out, JsonNode trial) {
		out.println(trial.get("rule").asString() + ".");
		if (trial.has("source")) {
			out.println("On %s fixings of %s from %s to %s it would have told %d times; %s were too coarse.".formatted(
					trial.get("fixings").asString(), trial.get("source").asString(), trial.get("from").asString(),
					trial.get("to").asString(), trial.get("alerts").size(), trial.get("too_coarse").asString()));
		}
		trial.get("alerts").forEach((alert) -> out.println("  " + RuleLines.decision(alert)));
		trial.get("warnings").forEach((warning) -> out.println("Mind: %s.".formatted(warning.asString())));
	}

}
