package elchi.admin.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.admin.Plan;
import elchi.admin.SendingRefusedException;
import elchi.admin.access.Visits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The verbs as forms: what would happen first, then a reason, then the act. The form
 * brings a request key along, so that a double click is one act.
 */
@RestController
@ConditionalOnWebApplication
class ActController {

	private final Acts acts;

	private final ConsolePages pages;

	private final Visits visits;

	ActController(Acts acts, ConsolePages pages, Visits visits) {
		this.acts = acts;
		this.pages = pages;
		this.visits = visits;
	}

	@GetMapping("/acts/{verb}")
	ResponseEntity<String> plan(@PathVariable("verb") String verb, @RequestParam Map<String, String> words) {
		if (ActWords.fields(verb).isEmpty()) {
			return this.pages.missing("There is no verb '%s'.".formatted(verb));
		}
		return page(HttpStatus.OK, verb, words, List.of());
	}

	/**
	 * The same for words that name somebody's address, which must not stand in an address
	 * line. Changes nothing.
	 */
	@PostMapping("/acts/{verb}/plan")
	ResponseEntity<String> planOf(@PathVariable("verb") String verb, @RequestParam Map<String, String> words) {
		return plan(verb, words);
	}

	@PostMapping({ "/acts/run", "/acts/restart", "/acts/stop", "/acts/approve", "/acts/skip", "/acts/settle",
			"/acts/retry-failed", "/acts/resume", "/acts/rerun", "/acts/correct", "/acts/test", "/acts/edit",
			"/acts/unsuppress" })
	ResponseEntity<String> perform(HttpServletRequest request, @RequestParam Map<String, String> words) {
		String verb = request.getServletPath().substring("/acts/".length());
		try {
			Act act = ActWords.read(verb, words);
			Order order = new Order(this.visits.name(), words.getOrDefault("reason", ""),
					words.getOrDefault("key", ""));
			this.visits.recorded();
			Outcome outcome = this.acts.perform(act, order);
			return this.pages.page("act-done", new DoneView(title(verb), outcome.object(), outcome.sentence(),
					outcome.repeated(), outcome.ticket()));
		}
		catch (IllegalArgumentException | IllegalStateException | SendingRefusedException ex) {
			return page(HttpStatus.UNPROCESSABLE_CONTENT, verb, words, List.of(String.valueOf(ex.getMessage())));
		}
	}

	private ResponseEntity<String> page(HttpStatus status, String verb, Map<String, String> words,
			List<String> findings) {
		List<FieldView> fields = ActWords.fields(verb)
			.stream()
			.map((field) -> new FieldView(field.name(), field.label(), words.getOrDefault(field.name(), ""),
					field.needed()))
			.toList();
		if (!findings.isEmpty() || !ActWords.complete(verb, words)) {
			return this.pages.page(status, "act", new ActView(title(verb), verb, fields, List.of(), findings));
		}
		try {
			Plan plan = this.acts.plan(ActWords.read(verb, words));
			return this.pages.page(status, "act",
					new ActView(title(verb), verb, fields, List.of(new PlanView(plan, Order.newKey())), findings));
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return this.pages.page(HttpStatus.UNPROCESSABLE_CONTENT, "act",
					new ActView(title(verb), verb, fields, List.of(), List.of(String.valueOf(ex.getMessage()))));
		}
	}

	private static String title(String verb) {
		return verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1).replace('-', ' ');
	}

	/**
	 * The page of a verb.
	 *
	 * @param title title of the page
	 * @param verb the verb
	 * @param fields what it takes, as said so far
	 * @param plans what would happen; empty until everything is said
	 * @param findings what is wrong
	 */
	record ActView(String title, String verb, List<FieldView> fields, List<PlanView> plans, List<String> findings) {

		/** Whether a field is for somebody's address. */
		boolean addressed() {
			return this.fields.stream().anyMatch((field) -> field.name().equals("to"));
		}

		boolean refused() {
			return !this.findings.isEmpty();
		}

	}

	/**
	 * One field.
	 *
	 * @param name its name
	 * @param label what it means
	 * @param value what was said
	 * @param needed whether nothing goes without it
	 */
	record FieldView(String name, String label, String value, boolean needed) {
	}

	/**
	 * What would happen.
	 *
	 * @param plan the plan
	 * @param key names the order that this page's form gives
	 */
	record PlanView(Plan plan, String key) {

		String sentence() {
			return this.plan.sentence();
		}

		boolean possible() {
			return this.plan.possible();
		}

		List<String> who() {
			return this.plan.who();
		}

		boolean named() {
			return !this.plan.who().isEmpty();
		}

		boolean further() {
			return more() > 0;
		}

		long more() {
			return Math.max(0, this.plan.count() - this.plan.who().size());
		}

		boolean others() {
			return !this.plan.others().isEmpty();
		}

		List<Plan.Others> groups() {
			return this.plan.others();
		}

		List<String> details() {
			return this.plan.details();
		}

		boolean detailed() {
			return !this.plan.details().isEmpty();
		}

	}

	/**
	 * The page after an act.
	 *
	 * @param title title of the page
	 * @param object to what it was done
	 * @param sentence what was done
	 * @param repeated whether it was done before
	 * @param run receipt for the run that was asked for; null if none was
	 */
	record DoneView(String title, String object, String sentence, boolean repeated, @Nullable String run) {
	}

}
