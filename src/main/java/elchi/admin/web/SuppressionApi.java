package elchi.admin.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.subscription.Suppression;
import elchi.subscription.Suppressions;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * For programs: to whom nothing is sent.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class SuppressionApi {

	private static final int MOST = 200;

	private final Suppressions suppressions;

	SuppressionApi(Suppressions suppressions) {
		this.suppressions = suppressions;
	}

	@GetMapping("/suppressions")
	List<Map<String, Object>> list(@RequestParam(name = "after", defaultValue = "0") long after,
			@RequestParam(name = "count", defaultValue = "50") int count) {
		return this.suppressions.after(after, Math.max(1, Math.min(count, MOST)))
			.stream()
			.map(SuppressionApi::object)
			.toList();
	}

	private static Map<String, Object> object(Suppression one) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("subscriber", one.subscriber());
		object.put("address", one.address().value());
		object.put("reason", one.reason());
		object.put("since", one.since().toString());
		object.put("how", one.how());
		return object;
	}

}
