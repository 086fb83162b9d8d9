package elchi.admin.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import elchi.admin.Order;
import tools.jackson.databind.JsonNode;

/**
 * Rules by a server.
 */
final class ServedRules implements RuleDesk {

	private final Server server;

	ServedRules(Server server) {
		this.server = server;
	}

	@Override
	public List<JsonNode> list(String owner, String state) {
		return this.server.get("/rules?owner={owner}&state={state}", owner, state).valueStream().toList();
	}

	@Override
	public JsonNode explain(long rule) {
		return this.server.get("/rules/{rule}/explanation", rule);
	}

	@Override
	public JsonNode tryOut(Map<String, String> words) {
		return this.server.post("/rules?dryRun=true", words, null).get("trial");
	}

	@Override
	public JsonNode stop(long rule, String reason) {
		return this.server.post("/rules/{rule}/stop", Map.of("reason", reason), Order.newKey(), rule);
	}

	@Override
	public JsonNode snooze(long rule, LocalDate until, String reason) {
		return this.server.post("/rules/{rule}/snooze", Map.of("until", until.toString(), "reason", reason),
				Order.newKey(), rule);
	}

}
