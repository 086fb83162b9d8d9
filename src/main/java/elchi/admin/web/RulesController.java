package elchi.admin.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import elchi.admin.access.Visits;
import elchi.alert.AlertRule;
import elchi.alert.AlertRules;
import elchi.alert.RuleRefusedException;
import elchi.alert.RuleSearch;
import elchi.alert.RuleText;
import elchi.alert.ThresholdRule;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pages of the rules: who wants what, why a rule fired or not, and a form to try and
 * to save one.
 */
@RestController
@ConditionalOnWebApplication
class RulesController {

	private static final String HOW = "console";

	private final AlertRules rules;

	private final RuleOwners owners;

	private final RuleViews views;

	private final ConsolePages pages;

	private final Visits visits;

	RulesController(AlertRules rules, RuleOwners owners, RuleViews views, ConsolePages pages, Visits visits) {
		this.rules = rules;
		this.owners = owners;
		this.views = views;
		this.pages = pages;
		this.visits = visits;
	}

	@GetMapping("/rules")
	ResponseEntity<String> rules(@RequestParam(name = "owner", defaultValue = "") String owner,
			@RequestParam(name = "state", defaultValue = "") String state) {
		try {
			Long number = owner.isBlank() ? null : this.owners.number(owner);
			return this.pages.page("rules",
					this.views.list(owner, state, this.rules.search(new RuleSearch(number, state)), List.of()));
		}
		catch (IllegalArgumentException ex) {
			return this.pages.page("rules",
					this.views.list(owner, state, List.of(), List.of(String.valueOf(ex.getMessage()))));
		}
	}

	@GetMapping("/rules/{id}")
	ResponseEntity<String> rule(@PathVariable("id") String id) {
		return page(id, HttpStatus.OK, List.of());
	}

	/**
	 * The form; with a pair in it, also what the rule would have done.
	 */
	@GetMapping("/rules/new")
	ResponseEntity<String> form(@RequestParam Map<String, String> fields) {
		if (fields.getOrDefault("pair", "").isBlank()) {
			return this.pages.page("rule-new", this.views.form(fields, List.of(), null));
		}
		List<String> findings = new ArrayList<>();
		try {
			ThresholdRule rule = RuleText.read(words(fields));
			if (!owner(fields).isBlank()) {
				findings.addAll(findings(fields, rule));
			}
			return this.pages.page("rule-new", this.views.form(fields, findings, this.rules.tryOut(rule)));
		}
		catch (RuleRefusedException ex) {
			return this.pages.page("rule-new", this.views.form(fields, ex.findings(), null));
		}
	}

	@PostMapping("/rules")
	ResponseEntity<String> save(@RequestParam Map<String, String> fields) {
		try {
			ThresholdRule rule = RuleText.read(words(fields));
			long id = this.rules.save(this.owners.number(owner(fields)), rule, how("")).id();
			this.visits.concerning("%d of %s".formatted(id, owner(fields)));
			return seeOther(id);
		}
		catch (RuleRefusedException ex) {
			return refused(fields, ex.findings());
		}
		catch (IllegalArgumentException ex) {
			return refused(fields, List.of(String.valueOf(ex.getMessage())));
		}
	}

	@PostMapping("/rules/{id}/stop")
	ResponseEntity<String> stop(@PathVariable("id") String id,
			@RequestParam(name = "reason", defaultValue = "") String reason) {
		if (reason.isBlank()) {
			return page(id, HttpStatus.UNPROCESSABLE_CONTENT, List.of("Say why the rule is stopped."));
		}
		return find(id).map((rule) -> {
			this.rules.stop(rule.id(), how(reason));
			return seeOther(rule.id());
		}).orElseGet(() -> missing(id));
	}

	@PostMapping("/rules/{id}/snooze")
	ResponseEntity<String> snooze(@PathVariable("id") String id,
			@RequestParam(name = "until", defaultValue = "") String until) {
		try {
			return find(id).map((rule) -> {
				this.rules.snooze(rule.id(), RuleOwners.day(until), how(""));
				return seeOther(rule.id());
			}).orElseGet(() -> missing(id));
		}
		catch (IllegalArgumentException ex) {
			return page(id, HttpStatus.UNPROCESSABLE_CONTENT, List.of(String.valueOf(ex.getMessage())));
		}
	}

	private ResponseEntity<String> page(String id, HttpStatus status, List<String> findings) {
		return find(id)
			.map((rule) -> this.pages.page(status, "rule", this.views.rule(this.rules.explain(rule.id()), findings)))
			.orElseGet(() -> missing(id));
	}

	private ResponseEntity<String> refused(Map<String, String> fields, List<String> findings) {
		return this.pages.page(HttpStatus.UNPROCESSABLE_CONTENT, "rule-new", this.views.form(fields, findings, null));
	}

	private List<String> findings(Map<String, String> fields, ThresholdRule rule) {
		try {
			return this.rules.findings(this.owners.number(owner(fields)), rule);
		}
		catch (IllegalArgumentException ex) {
			return List.of(String.valueOf(ex.getMessage()));
		}
	}

	private Optional<AlertRule> find(String id) {
		return id.matches("\\d{1,18}") ? this.rules.find(Long.parseLong(id)) : Optional.empty();
	}

	private ResponseEntity<String> missing(String id) {
		return this.pages.missing("There is no rule '%s'.".formatted(id));
	}

	private static ResponseEntity<String> seeOther(long id) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/rules/" + id)).build();
	}

	private String how(String reason) {
		return RuleOwners.how(HOW + " by " + this.visits.name(), reason);
	}

	private static String owner(Map<String, String> fields) {
		return fields.getOrDefault("owner", "");
	}

	/**
	 * All fields of the form are always sent; those of other kinds count for nothing.
	 */
	private static Map<String, String> words(Map<String, String> fields) {
		Map<String, String> words = new LinkedHashMap<>(fields);
		List.of("owner", FormTokens.FIELD).forEach(words::remove);
		if (words.getOrDefault("kind", "").equals("level") || words.getOrDefault("kind", "").equals("volatility")) {
			List.of("threshold_percent", "window").forEach(words::remove);
		}
		else {
			words.remove("level");
		}
		return words;
	}

}
