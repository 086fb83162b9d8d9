package elchi.admin.web;

import java.util.List;

import elchi.admin.access.Permission;
import elchi.admin.access.Visits;
import elchi.delivery.Delivery;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.LedgerPages;
import elchi.delivery.ReturnedReport;
import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Every mail that an address was ever due, and what became of it. The address is looked
 * for by its hash, so that what somebody was sent is found after their address was erased
 * from the books.
 * <p>
 * The question is a form that posts, though it changes nothing: what stands in an address
 * line is kept by the browser's history and by the logs of every proxy on the way, and
 * somebody's mail address belongs into neither.
 */
@RestController
@ConditionalOnWebApplication
class DeliveriesController {

	private final DeliveryLedger ledger;

	private final LedgerPages reports;

	private final Subscribers subscribers;

	private final ConsolePages pages;

	private final RunWords words;

	private final DeliveryLine.Maker lines;

	private final Visits visits;

	DeliveriesController(DeliveryLedger ledger, LedgerPages reports, Subscribers subscribers, ConsolePages pages,
			RunWords words, DeliveryLine.Maker lines, Visits visits) {
		this.ledger = ledger;
		this.reports = reports;
		this.subscribers = subscribers;
		this.pages = pages;
		this.words = words;
		this.lines = lines;
		this.visits = visits;
	}

	@GetMapping("/deliveries")
	ResponseEntity<String> ask() {
		return page(HttpStatus.OK, "", List.of(), null);
	}

	@PostMapping("/deliveries")
	ResponseEntity<String> deliveries(@RequestParam(name = "address", defaultValue = "") String text) {
		try {
			EmailAddress address = EmailAddress.parse(text.strip());
			return page(HttpStatus.OK, address.value(), List.of(), answer(address));
		}
		catch (IllegalArgumentException ex) {
			return page(HttpStatus.UNPROCESSABLE_CONTENT, text, List.of(String.valueOf(ex.getMessage())), null);
		}
	}

	private Answer answer(EmailAddress address) {
		List<Delivery> found = this.ledger.deliveries(address);
		Subscriber reader = this.subscribers.find(address).orElse(null);
		List<Long> numbers = (reader != null) ? List.of(reader.id())
				: found.stream().map(Delivery::subscriber).distinct().toList();
		boolean suppressed = reader != null && reader.status() == SubscriberStatus.SUPPRESSED;
		return new Answer(standing(reader), suppressed && this.visits.may(Permission.OPERATE),
				found.stream().map(this.lines::line).toList(),
				this.reports.reports(numbers).stream().map(this::report).toList());
	}

	private static String standing(@Nullable Subscriber reader) {
		if (reader == null) {
			return "Nobody is known at this address now.";
		}
		String lists = reader.lists().isEmpty() ? "no list" : String.join(" and ", reader.lists());
		String why = reader.suppressedFor();
		return "Reader %d is %s and on %s.".formatted(reader.id(), reader.status(), lists)
				+ ((why != null) ? " Nothing is sent, because: " + why : "");
	}

	private Report report(ReturnedReport report) {
		String mailing = report.mailing();
		return new Report(report.kind(), report.status(), report.detail(), (mailing != null) ? mailing : "",
				this.words.time(report.readAt()));
	}

	private ResponseEntity<String> page(HttpStatus status, String address, List<String> findings,
			@Nullable Answer answer) {
		return this.pages.page(status, "deliveries",
				new DeliveriesView("Deliveries", this.words.zone(), address, findings, answer));
	}

	/**
	 * The page.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param address what is looked for
	 * @param findings what is wrong with it
	 * @param answer what was found; null until something is looked for
	 */
	record DeliveriesView(String title, String zone, String address, List<String> findings, @Nullable Answer answer) {

		boolean refused() {
			return !this.findings.isEmpty();
		}

		boolean byAddress() {
			return true;
		}

	}

	/**
	 * What was found.
	 *
	 * @param standing who has the address, in words
	 * @param suppressed whether nothing is sent there any more and the onlooker may undo
	 * it
	 * @param lines the deliveries, newest first
	 * @param reports what came back, newest first
	 */
	record Answer(String standing, boolean suppressed, List<DeliveryLine> lines, List<Report> reports) {

		boolean none() {
			return this.lines.isEmpty();
		}

		boolean returned() {
			return !this.reports.isEmpty();
		}

	}

	/**
	 * Something that came back.
	 *
	 * @param kind failed, delayed, a complaint, or a wish to leave
	 * @param status the enhanced status code
	 * @param detail the server's words
	 * @param mailing about which mailing; may be empty
	 * @param read when it was read
	 */
	record Report(String kind, String status, String detail, String mailing, String read) {

		boolean known() {
			return !this.mailing.isEmpty();
		}

	}

}
