package elchi.admin.web;

import java.util.List;
import java.util.Map;

import elchi.alert.HeldMoves;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For programs: the moves that are held back until somebody confirms them.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class HeldApi {

	private final HeldMoves moves;

	HeldApi(HeldMoves moves) {
		this.moves = moves;
	}

	@GetMapping("/held")
	List<Map<String, Object>> held() {
		return this.moves.all().stream().map(ApiJson::object).toList();
	}

}
