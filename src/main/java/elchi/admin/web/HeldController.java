package elchi.admin.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import elchi.admin.Act;
import elchi.admin.Acts;
import elchi.admin.Order;
import elchi.admin.access.Visits;
import elchi.alert.HeldMove;
import elchi.alert.HeldMoves;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The moves that are held back, and an operator's word on them.
 */
@RestController
@ConditionalOnWebApplication
class HeldController {

	private final HeldMoves moves;

	private final Acts acts;

	private final ConsolePages pages;

	private final RunWords words;

	private final Visits visits;

	HeldController(HeldMoves moves, Acts acts, ConsolePages pages, RunWords words, Visits visits) {
		this.moves = moves;
		this.acts = acts;
		this.pages = pages;
		this.words = words;
		this.visits = visits;
	}

	@GetMapping("/held")
	ResponseEntity<String> held() {
		return page(HttpStatus.OK, List.of());
	}

	/**
	 * Lets a move count, and has the rules evaluated with it.
	 */
	@PostMapping("/held/release")
	ResponseEntity<String> release(@RequestParam Map<String, String> fields) {
		return perform("release-held", fields);
	}

	/**
	 * Keeps a move out for good.
	 */
	@PostMapping("/held/dismiss")
	ResponseEntity<String> dismiss(@RequestParam Map<String, String> fields) {
		return perform("dismiss-held", fields);
	}

	private ResponseEntity<String> perform(String verb, Map<String, String> fields) {
		try {
			Act act = ActWords.read(verb, fields);
			Order order = new Order(this.visits.name(), fields.getOrDefault("reason", ""), Order.newKey());
			this.visits.recorded();
			this.acts.perform(act, order);
		}
		catch (IllegalArgumentException ex) {
			return page(HttpStatus.UNPROCESSABLE_CONTENT, List.of(String.valueOf(ex.getMessage())));
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/held")).build();
	}

	private ResponseEntity<String> page(HttpStatus status, List<String> findings) {
		return this.pages.page(status, "held", new HeldView("Held moves", this.words.zone(),
				this.moves.all().stream().map(this::line).toList(), findings));
	}

	private Line line(HeldMove move) {
		return new Line(move.currency(), move.source(), move.date(), move.price().toPlainString(),
				change(move.change()), move.reason(), this.words.time(move.heldAt()));
	}

	private static String change(@Nullable BigDecimal change) {
		return (change != null) ? change.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN) + "%" : "";
	}

	/**
	 * The list.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param moves newest first
	 * @param findings what is wrong with the last order
	 */
	record HeldView(String title, String zone, List<Line> moves, List<String> findings) {

		boolean none() {
			return this.moves.isEmpty();
		}

		boolean refused() {
			return !this.findings.isEmpty();
		}

	}

	/**
	 * One move.
	 *
	 * @param currency code of the currency
	 * @param source name of the source
	 * @param date effective date
	 * @param price local currency per dollar
	 * @param change of the currency's value
	 * @param reason why it is held
	 * @param since when that was noticed
	 */
	record Line(String currency, String source, LocalDate date, String price, String change, String reason,
			String since) {
	}

}
