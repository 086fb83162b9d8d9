package elchi.admin.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.admin.access.Visits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The verbs for programs. Each takes a JSON object with a {@code reason}; with
 * {@code ?dry-run=true} it answers what would happen and does nothing; the header
 * {@code Idempotency-Key} names the order, and given twice it is done once.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/v1", consumes = MediaType.APPLICATION_JSON_VALUE,
		produces = MediaType.APPLICATION_JSON_VALUE)
class ActApi {

	private static final String KEY = "Idempotency-Key";

	private final Acts acts;

	private final Visits visits;

	ActApi(Acts acts, Visits visits) {
		this.acts = acts;
		this.visits = visits;
	}

	@PostMapping("/runs")
	ResponseEntity<Map<String, Object>> run(@RequestBody Map<String, @Nullable Object> body,
			HttpServletRequest request) {
		return answer("run", words("run", body), request);
	}

	@PostMapping({ "/runs/{id}/restart", "/runs/{id}/stop" })
	ResponseEntity<Map<String, Object>> onRun(@PathVariable("id") String id,
			@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
		Map<String, String> words = words(verb(request), body);
		words.put("run", id);
		return answer(verb(request), words, request);
	}

	@PostMapping({ "/editions/{edition}/approve", "/editions/{edition}/skip", "/editions/{edition}/rerun",
			"/editions/{edition}/correct", "/editions/{edition}/test", "/editions/{edition}/edit" })
	ResponseEntity<Map<String, Object>> onEdition(@PathVariable("edition") String edition,
			@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
		Map<String, String> words = words(verb(request), body);
		words.put("edition", edition);
		words.put("week", edition);
		return answer(verb(request), words, request);
	}

	@PostMapping({ "/mailings/{mailing}/settle", "/mailings/{mailing}/retry-failed", "/mailings/{mailing}/resume" })
	ResponseEntity<Map<String, Object>> onMailing(@PathVariable("mailing") String mailing,
			@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
		Map<String, String> words = words(verb(request), body);
		words.put("mailing", mailing);
		return answer(verb(request), words, request);
	}

	@PostMapping({ "/held/release", "/held/dismiss" })
	ResponseEntity<Map<String, Object>> onHeldMove(@RequestBody Map<String, @Nullable Object> body,
			HttpServletRequest request) {
		String verb = verb(request) + "-held";
		return answer(verb, words(verb, body), request);
	}

	@PostMapping("/sending/pause")
	ResponseEntity<Map<String, Object>> pause(@RequestBody Map<String, @Nullable Object> body,
			HttpServletRequest request) {
		return answer("pause-sending", words("pause-sending", body), request);
	}

	@PostMapping("/sending/resume")
	ResponseEntity<Map<String, Object>> resume(@RequestBody Map<String, @Nullable Object> body,
			HttpServletRequest request) {
		return answer("resume-sending", words("resume-sending", body), request);
	}

	/**
	 * The address is in the body: the path would stand in logs.
	 */
	@PostMapping("/suppressions/undo")
	ResponseEntity<Map<String, Object>> onSuppression(@RequestBody Map<String, @Nullable Object> body,
			HttpServletRequest request) {
		return answer("unsuppress", words("unsuppress", body), request);
	}

	/**
	 * A run is only asked for here, which 202 says, and the address where to ask further.
	 */
	private ResponseEntity<Map<String, Object>> answer(String verb, Map<String, String> words,
			HttpServletRequest request) {
		Act act = ActWords.read(verb, words);
		if (dryRun(request)) {
			this.visits.recorded();
			return ResponseEntity.ok(ApiJson.object(this.acts.plan(act)));
		}
		String reason = words.getOrDefault("reason", "");
		String key = request.getHeader(KEY);
		this.visits.because(reason);
		Order order = new Order(this.visits.name(), reason, (key != null) ? key : Order.newKey());
		this.visits.recorded();
		Outcome outcome = this.acts.perform(act, order);
		if (outcome.ticket() == null) {
			return ResponseEntity.ok(ApiJson.object(outcome));
		}
		return ResponseEntity.status(HttpStatus.ACCEPTED)
			.location(URI.create("/api/v1/requests/" + outcome.ticket()))
			.body(ApiJson.object(outcome));
	}

	private static boolean dryRun(HttpServletRequest request) {
		String word = request.getParameter("dry-run");
		if (word != null && !word.equals("true") && !word.equals("false")) {
			throw new IllegalArgumentException("dry-run '%s' is not possible; say true or false".formatted(word));
		}
		return "true".equals(word);
	}

	private static String verb(HttpServletRequest request) {
		String path = request.getServletPath();
		return path.substring(path.lastIndexOf('/') + 1);
	}

	private static Map<String, String> words(String verb, Map<String, @Nullable Object> body) {
		ActWords.refuseUnknown(verb, body.keySet());
		Map<String, String> words = new LinkedHashMap<>();
		body.forEach((name, value) -> words.put(name, (value != null) ? value.toString() : ""));
		return words;
	}

}
