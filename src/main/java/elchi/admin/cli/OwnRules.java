package elchi.admin.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import elchi.admin.RuleObjects;
import elchi.admin.access.AuditLog;
import elchi.alert.AlertRule;
import elchi.alert.AlertRules;
import elchi.alert.RuleSearch;
import elchi.alert.RuleText;
import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationContext;

/**
 * Rules in the process of the command itself.
 */
final class OwnRules implements RuleDesk {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int LONGEST = 200;

	private final AlertRules rules;

	private final RuleObjects objects;

	private final Subscribers subscribers;

	private final AuditLog log;

	OwnRules(ApplicationContext context) {
		this.rules = context.getBean(AlertRules.class);
		this.objects = context.getBean(RuleObjects.class);
		this.subscribers = context.getBean(Subscribers.class);
		this.log = context.getBean(AuditLog.class);
	}

	@Override
	public List<JsonNode> list(String owner, String state) {
		return this.rules.search(new RuleSearch(number(owner), state))
			.stream()
			.map((rule) -> tree(this.objects.rule(rule)))
			.toList();
	}

	private @Nullable Long number(String owner) {
		return owner.isEmpty() ? null
				: this.subscribers.find(EmailAddress.parse(owner))
					.map(Subscriber::id)
					.orElseThrow(() -> new IllegalArgumentException("There is no subscriber '%s'.".formatted(owner)));
	}

	@Override
	public JsonNode explain(long rule) {
		return tree(this.objects.explanation(this.rules.explain(rule)));
	}

	@Override
	public JsonNode tryOut(Map<String, String> words) {
		return tree(this.objects.trial(this.rules.tryOut(RuleText.read(words))));
	}

	@Override
	public JsonNode stop(long rule, String reason) {
		return changed(rule, new AuditedChange("rule.stop", Long.toString(rule), reason),
				(rules) -> rules.stop(rule, how(reason)));
	}

	@Override
	public JsonNode snooze(long rule, LocalDate until, String reason) {
		return changed(rule, new AuditedChange("rule.snooze", rule + " " + until, reason),
				(rules) -> rules.snooze(rule, until, how(reason)));
	}

	private JsonNode changed(long rule, AuditedChange change, Predicate<AlertRules> wish) {
		change.make(this.log, () -> {
			require(rule);
			return wish.test(this.rules);
		}, (changed) -> changed ? "done" : "nothing to do");
		return tree(this.objects.rule(require(rule)));
	}

	private AlertRule require(long rule) {
		return this.rules.find(rule)
			.orElseThrow(() -> new IllegalArgumentException("There is no rule %d".formatted(rule)));
	}

	private static String how(String reason) {
		String how = reason.isBlank() ? "command line" : "command line: " + reason.strip();
		return how.substring(0, Math.min(how.length(), LONGEST));
	}

	private static JsonNode tree(Map<String, Object> object) {
		return JSON.valueToTree(object);
	}

}
