package elchi.admin.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import elchi.admin.access.Visits;
import elchi.alert.HeldMove;
import elchi.alert.HeldMoves;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;
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

	private static final String JOB = "rate-alerts";

	private final HeldMoves moves;

	private final JobDefinitions definitions;

	private final JobRunner runner;

	private final ConsolePages pages;

	private final RunWords words;

	private final Visits visits;

	HeldController(HeldMoves moves, JobDefinitions definitions, JobRunner runner, ConsolePages pages, RunWords words,
			Visits visits) {
		this.moves = moves;
		this.definitions = definitions;
		this.runner = runner;
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
		return say(fields, (move, reason) -> {
			if (this.moves.release(move.source(), Currency.getInstance(move.currency()), move.date(),
					this.visits.name(), reason)) {
				this.definitions.all()
					.stream()
					.filter((definition) -> definition.job().equals(JOB))
					.map(JobDefinition::name)
					.forEach((name) -> this.runner.request(name, Map.of(), this.visits.name(),
							"a held move was released"));
			}
		});
	}

	/**
	 * Keeps a move out for good.
	 */
	@PostMapping("/held/dismiss")
	ResponseEntity<String> dismiss(@RequestParam Map<String, String> fields) {
		return say(fields, (move, reason) -> this.moves.dismiss(move.source(), Currency.getInstance(move.currency()),
				move.date(), this.visits.name(), reason));
	}

	private ResponseEntity<String> say(Map<String, String> fields, BiConsumer<HeldMove, String> word) {
		String reason = fields.getOrDefault("reason", "").strip();
		if (reason.isEmpty()) {
			return page(HttpStatus.UNPROCESSABLE_CONTENT, List.of("Say why; the reason is kept."));
		}
		return this.moves.all().stream().filter((move) -> isMeant(move, fields)).findFirst().map((move) -> {
			word.accept(move, reason);
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/held")).<String>build();
		}).orElseGet(() -> page(HttpStatus.UNPROCESSABLE_CONTENT, List.of("This move is held back no longer.")));
	}

	private static boolean isMeant(HeldMove move, Map<String, String> fields) {
		return move.currency().equals(fields.get("currency")) && move.source().equals(fields.get("source"))
				&& move.date().toString().equals(fields.get("date"));
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
