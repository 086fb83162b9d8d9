package elchi.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.alert.AlertRule;
import elchi.alert.AlertState;
import elchi.alert.Explanation;
import elchi.alert.ListedRule;
import elchi.alert.RuleStatus;
import elchi.alert.RuleText;
import elchi.alert.Trial;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import org.jspecify.annotations.Nullable;

/**
 * Rules as objects for programs: the words of a file's columns, and what became of them.
 */
public class RuleObjects {

	private final Subscribers subscribers;

	RuleObjects(Subscribers subscribers) {
		this.subscribers = subscribers;
	}

	/**
	 * Address of a rule's owner.
	 */
	public String owner(AlertRule rule) {
		return this.subscribers.find(rule.subscriber()).map(Subscriber::address).map(Object::toString).orElse("");
	}

	/**
	 * Where a rule stands, in words: {@code firing up}.
	 */
	public static String standing(AlertRule rule) {
		if (rule.status() != RuleStatus.ACTIVE) {
			return lower(rule.status());
		}
		AlertState state = rule.state();
		if (state instanceof AlertState.Firing firing) {
			return "firing " + lower(firing.sign());
		}
		if (state instanceof AlertState.Recovering recovering) {
			return "recovering " + lower(recovering.sign());
		}
		return (state instanceof AlertState.Pending pending) ? "pending until " + pending.until() : "quiet";
	}

	public Map<String, Object> rule(ListedRule listed) {
		Map<String, Object> object = rule(listed.rule());
		put(object, "last_alert", listed.lastAlert());
		return object;
	}

	public Map<String, Object> rule(AlertRule rule) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("id", rule.id());
		object.put("owner", owner(rule));
		object.put("rule", RuleText.sentence(rule.rule()));
		said(RuleText.print(rule.rule()), object);
		object.put("status", lower(rule.status()));
		object.put("state", standing(rule));
		object.put("created_at", rule.createdAt().toString());
		return object;
	}

	public Map<String, Object> trial(Trial trial) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("rule", RuleText.sentence(trial.rule()));
		put(object, "source", trial.source());
		object.put("from", trial.from().toString());
		object.put("to", trial.to().toString());
		object.put("fixings", trial.fixings());
		object.put("too_coarse", trial.tooCoarse());
		object.put("alerts", trial.alerts().stream().map(RuleObjects::alert).toList());
		object.put("warnings", trial.warnings());
		return object;
	}

	public Map<String, Object> explanation(Explanation explanation) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("rule", rule(explanation.rule()));
		object.put("series", explanation.series());
		put(object, "source", explanation.source());
		object.put("observed", entry(explanation.observed()));
		object.put("next", explanation.next());
		List<Object> past = new ArrayList<>();
		explanation.past().forEach((entry) -> past.add(entry(entry)));
		object.put("past", past);
		return object;
	}

	private static Map<String, Object> alert(Trial.Alert alert) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("date", alert.date().toString());
		object.put("verdict", lower(alert.verdict()));
		object.put("sign", lower(alert.sign()));
		object.put("reason", alert.reason());
		return object;
	}

	private static Map<String, Object> entry(Explanation.Entry entry) {
		Map<String, Object> object = new LinkedHashMap<>();
		put(object, "date", entry.date());
		object.put("verdict", lower(entry.verdict()));
		object.put("reason", entry.reason());
		put(object, "decided_at", entry.decidedAt());
		put(object, "mailing", entry.mailing());
		return object;
	}

	private static void said(Map<String, String> words, Map<String, Object> object) {
		words.forEach((name, word) -> {
			if (!word.isEmpty()) {
				object.put(name, word);
			}
		});
	}

	private static void put(Map<String, Object> object, String name, @Nullable Object value) {
		if (value != null) {
			object.put(name, value.toString());
		}
	}

	private static String lower(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}
