package elchi.admin.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.admin.RuleObjects;
import elchi.admin.access.Visits;
import elchi.alert.AlertRule;
import elchi.alert.AlertRules;
import elchi.alert.RuleRefusedException;
import elchi.alert.RuleSearch;
import elchi.alert.RuleText;
import elchi.alert.ThresholdRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Rules for programs. What is refused is answered as a problem (RFC 9457) that lists all
 * findings.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/v1/rules", produces = MediaType.APPLICATION_JSON_VALUE)
class RuleApi {

	private static final String HOW = "REST";

	private final AlertRules rules;

	private final RuleOwners owners;

	private final RuleObjects objects;

	private final Visits visits;

	RuleApi(AlertRules rules, RuleOwners owners, RuleObjects objects, Visits visits) {
		this.rules = rules;
		this.owners = owners;
		this.objects = objects;
		this.visits = visits;
	}

	@GetMapping
	List<Map<String, Object>> rules(@RequestParam(name = "owner", defaultValue = "") String owner,
			@RequestParam(name = "state", defaultValue = "") String state) {
		Long number = owner.isEmpty() ? null : this.owners.number(owner);
		return this.rules.search(new RuleSearch(number, state)).stream().map(this.objects::rule).toList();
	}

	@GetMapping("/{id}")
	Map<String, Object> rule(@PathVariable("id") long id) {
		return this.objects.rule(find(id));
	}

	@GetMapping("/{id}/explanation")
	Map<String, Object> explanation(@PathVariable("id") long id) {
		return this.objects.explanation(this.rules.explain(find(id).id()));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, Object>> save(@RequestBody Map<String, @Nullable Object> body,
			@RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun) {
		Map<String, String> words = words(body);
		String owner = words.getOrDefault("owner", "");
		words.remove("owner");
		List<String> findings = new ArrayList<>();
		Long number = number(owner, dryRun, findings);
		ThresholdRule rule = read(words, findings);
		if (dryRun) {
			return ResponseEntity.ok(trial(number, rule));
		}
		AlertRule saved = this.rules.save(number, rule, how(""));
		return ResponseEntity.created(URI.create("/api/v1/rules/" + saved.id())).body(this.objects.rule(saved));
	}

	@PostMapping(path = "/{id}/stop", consumes = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> stop(@PathVariable("id") long id, @RequestBody Map<String, @Nullable Object> body) {
		String reason = words(body).getOrDefault("reason", "");
		if (reason.isBlank()) {
			throw new IllegalArgumentException("There is no reason; say why the rule is stopped");
		}
		this.rules.stop(find(id).id(), how(reason));
		return rule(id);
	}

	@PostMapping(path = "/{id}/snooze", consumes = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> snooze(@PathVariable("id") long id, @RequestBody Map<String, @Nullable Object> body) {
		Map<String, String> words = words(body);
		this.rules.snooze(find(id).id(), RuleOwners.day(words.getOrDefault("until", "")),
				how(words.getOrDefault("reason", "")));
		return rule(id);
	}

	@ExceptionHandler
	ProblemDetail refused(RuleRefusedException ex) {
		return problem(HttpStatus.UNPROCESSABLE_CONTENT, "The rule is refused", ex.findings());
	}

	@ExceptionHandler
	ProblemDetail wrong(IllegalArgumentException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong", List.of(String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ProblemDetail unreadable(HttpMessageNotReadableException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong", List
			.of("The body is not a JSON object such as {\"owner\": \"trader@example.com\", \"pair\": \"KZT/USD\"}"));
	}

	@ExceptionHandler
	ProblemDetail mistyped(MethodArgumentTypeMismatchException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong",
				List.of("%s '%s' is not possible".formatted(ex.getName(), ex.getValue())));
	}

	@ExceptionHandler
	ProblemDetail missing(NoSuchRuleException ex) {
		return problem(HttpStatus.NOT_FOUND, "There is no such rule", List.of(String.valueOf(ex.getMessage())));
	}

	private static ProblemDetail problem(HttpStatus status, String title, List<String> findings) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.join("; ", findings));
		problem.setTitle(title);
		problem.setProperty("findings", findings);
		return problem;
	}

	private Long number(String owner, boolean dryRun, List<String> findings) {
		if (owner.isEmpty() && dryRun) {
			return 0L;
		}
		try {
			return this.owners.number(owner);
		}
		catch (IllegalArgumentException ex) {
			findings.add(String.valueOf(ex.getMessage()));
			return 0L;
		}
	}

	private static ThresholdRule read(Map<String, String> words, List<String> findings) {
		try {
			ThresholdRule rule = RuleText.read(words);
			if (findings.isEmpty()) {
				return rule;
			}
		}
		catch (RuleRefusedException ex) {
			findings.addAll(ex.findings());
		}
		throw new RuleRefusedException(findings);
	}

	private Map<String, Object> trial(long owner, ThresholdRule rule) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("findings", (owner != 0) ? this.rules.findings(owner, rule) : List.of());
		answer.put("trial", this.objects.trial(this.rules.tryOut(rule)));
		return answer;
	}

	private String how(String reason) {
		this.visits.because(reason);
		return RuleOwners.how(HOW + " by " + this.visits.name(), reason);
	}

	private AlertRule find(long id) {
		return this.rules.find(id).orElseThrow(() -> new NoSuchRuleException(id));
	}

	private static Map<String, String> words(Map<String, @Nullable Object> body) {
		Map<String, String> words = new LinkedHashMap<>();
		body.forEach((name, value) -> words.put(name, (value != null) ? value.toString() : ""));
		return words;
	}

	/**
	 * A number that no rule has.
	 */
	static final class NoSuchRuleException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		NoSuchRuleException(long id) {
			super("There is no rule %d".formatted(id));
		}

	}

}
