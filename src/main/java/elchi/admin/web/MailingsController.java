package elchi.admin.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import elchi.delivery.Delivery;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.LedgerEntry;
import elchi.delivery.LedgerPages;
import elchi.delivery.MailingId;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The mailings, and one of them with its books and its deliveries.
 */
@RestController
@ConditionalOnWebApplication
class MailingsController {

	private static final int MAILINGS = 20;

	private static final int DELIVERIES = 50;

	private final LedgerPages pages;

	private final DeliveryLedger ledger;

	private final ConsolePages console;

	private final MailingViews views;

	MailingsController(LedgerPages pages, DeliveryLedger ledger, ConsolePages console, MailingViews views) {
		this.pages = pages;
		this.ledger = ledger;
		this.console = console;
		this.views = views;
	}

	@GetMapping("/mailings")
	ResponseEntity<String> mailings(@RequestParam(name = "lane", defaultValue = "") String lane,
			@RequestParam(name = "after", defaultValue = "") String after) {
		List<LedgerEntry> found = this.pages.mailings(lane.isEmpty() ? null : lane, id(after).orElse(null),
				MAILINGS + 1);
		List<LedgerEntry> shown = found.subList(0, Math.min(found.size(), MAILINGS));
		String next = (found.size() > MAILINGS) ? shown.get(MAILINGS - 1).mailing().id().value() : "";
		List<MailingViews.Choice> lanes = Stream.concat(Stream.of(""), this.pages.lanes().stream())
			.map((each) -> new MailingViews.Choice(each, each.isEmpty() ? "all" : each, each.equals(lane)))
			.toList();
		return this.console.page("mailings", new MailingViews.ListView("Mailings", this.views.zone(), lane, lanes,
				shown.stream().map(this.views::line).toList(), next, !after.isEmpty()));
	}

	@GetMapping("/mailings/{id}")
	ResponseEntity<String> mailing(@PathVariable("id") String name,
			@RequestParam(name = "state", defaultValue = "") String state,
			@RequestParam(name = "after", defaultValue = "0") String after) {
		return id(name).flatMap(this.pages::mailing)
			.map((entry) -> this.console.page("mailing", view(entry, status(entry, state), number(after))))
			.orElseGet(() -> this.console.missing("There is no mailing '%s'.".formatted(name)));
	}

	private MailingViews.MailingView view(LedgerEntry entry, @Nullable DeliveryStatus status, long after) {
		MailingId id = entry.mailing().id();
		List<Delivery> found = (status != null) ? this.pages.deliveries(id, status, after, DELIVERIES + 1) : List.of();
		List<Delivery> shown = found.subList(0, Math.min(found.size(), DELIVERIES));
		String next = (found.size() > DELIVERIES) ? Long.toString(shown.get(DELIVERIES - 1).subscriber()) : "";
		return this.views.mailing(entry, this.ledger.books(id), this.pages.pace(id).orElse(null),
				new MailingViews.Rows((status != null) ? status.name() : "",
						shown.stream().map(this.views::delivery).toList(), next, after > 0));
	}

	/**
	 * The state that was asked for, or else the one that somebody should look at first.
	 */
	private static @Nullable DeliveryStatus status(LedgerEntry entry, String state) {
		Function<String, Optional<DeliveryStatus>> named = (word) -> Arrays.stream(DeliveryStatus.values())
			.filter((status) -> status.name().equals(word.toUpperCase(Locale.ROOT)))
			.findFirst();
		return named.apply(state)
			.or(() -> Stream
				.of(DeliveryStatus.UNCERTAIN, DeliveryStatus.DEFERRED, DeliveryStatus.REJECTED,
						DeliveryStatus.WITHDRAWN, DeliveryStatus.DUE, DeliveryStatus.ACCEPTED)
				.filter((status) -> entry.count(status) > 0)
				.findFirst())
			.orElse(null);
	}

	private static Optional<MailingId> id(String name) {
		try {
			return Optional.of(new MailingId(name));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static long number(String text) {
		return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
	}

}
