package elchi.admin.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import elchi.admin.access.Permission;
import elchi.admin.access.Visits;
import elchi.delivery.LedgerPages;
import elchi.delivery.ReturnedReport;
import elchi.subscription.Suppression;
import elchi.subscription.Suppressions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * To whom nothing is sent, since when, why and on what evidence. A search posts, since
 * what is looked for is mostly an address, which belongs into no history and no log.
 */
@RestController
@ConditionalOnWebApplication
class SuppressionsController {

	private static final int PAGE = 50;

	private static final Pattern MAILING = Pattern.compile("(?:bounce of|complaint about) ([A-Za-z0-9.-]+)");

	private final Suppressions suppressions;

	private final LedgerPages ledger;

	private final ConsolePages pages;

	private final RunWords words;

	private final Visits visits;

	SuppressionsController(Suppressions suppressions, LedgerPages ledger, ConsolePages pages, RunWords words,
			Visits visits) {
		this.suppressions = suppressions;
		this.ledger = ledger;
		this.pages = pages;
		this.words = words;
		this.visits = visits;
	}

	@GetMapping("/suppressions")
	ResponseEntity<String> newest() {
		return page("", null);
	}

	@PostMapping("/suppressions")
	ResponseEntity<String> find(@RequestParam(name = "words", defaultValue = "") String words,
			@RequestParam(name = "since", defaultValue = "") String since,
			@RequestParam(name = "after", defaultValue = "") String after) {
		return page(words.strip(), mark(since, after));
	}

	private ResponseEntity<String> page(String words, Suppressions.@Nullable Mark after) {
		List<Suppression> found = this.suppressions.find(words, after, PAGE + 1);
		List<Suppression> shown = found.subList(0, Math.min(found.size(), PAGE));
		Map<Long, List<ReturnedReport>> reports = this.ledger
			.reports(shown.stream().map(Suppression::subscriber).toList())
			.stream()
			.collect(Collectors.groupingBy(ReturnedReport::subscriber));
		Suppression last = (found.size() > PAGE) ? shown.get(PAGE - 1) : null;
		return this.pages.page("suppressions", new SuppressionsView("Suppressions", this.words.zone(), words,
				shown.stream().map((one) -> line(one, reports.getOrDefault(one.subscriber(), List.of()))).toList(),
				(last != null) ? last.since().toString() : "", (last != null) ? Long.toString(last.subscriber()) : "",
				after != null));
	}

	private Line line(Suppression one, List<ReturnedReport> reports) {
		Matcher mailing = MAILING.matcher(one.how());
		return new Line(one.address().value(), this.words.time(one.since()), one.reason(), one.how(),
				mailing.matches() ? mailing.group(1) : "", reports.stream().map(this::report).toList(),
				this.visits.may(Permission.OPERATE));
	}

	private String report(ReturnedReport report) {
		return "%s %s %s (%s)".formatted(report.kind(), report.status(), report.detail(),
				this.words.time(report.readAt()));
	}

	private static Suppressions.@Nullable Mark mark(String since, String after) {
		try {
			return after.matches("\\d{1,18}") ? new Suppressions.Mark(Instant.parse(since), Long.parseLong(after))
					: null;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	/**
	 * The page.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param words what is looked for
	 * @param lines newest first
	 * @param since where this page ends, if there is another page; else empty
	 * @param after whose suppression that is
	 * @param later whether this is not the first page
	 */
	record SuppressionsView(String title, String zone, String words, List<Line> lines, String since, String after,
			boolean later) {

		boolean none() {
			return this.lines.isEmpty();
		}

		boolean further() {
			return !this.after.isEmpty();
		}

		boolean searched() {
			return !this.words.isEmpty();
		}

	}

	/**
	 * One suppression.
	 *
	 * @param address where nothing is sent
	 * @param began since when
	 * @param reason why, mostly a server's reply
	 * @param how by which way
	 * @param mailing the mailing whose mail came back; may be empty
	 * @param evidence what came back
	 * @param undone whether the onlooker may undo it
	 */
	record Line(String address, String began, String reason, String how, String mailing, List<String> evidence,
			boolean undone) {

		boolean mailed() {
			return !this.mailing.isEmpty();
		}

	}

}
