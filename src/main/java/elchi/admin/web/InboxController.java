package elchi.admin.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import elchi.mail.Inbox;
import elchi.mail.InboxEntry;
import elchi.mail.InboxMessage;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The embedded inbox: every mail as HTML, as text and as source.
 */
@RestController
@ConditionalOnWebApplication
class InboxController {

	private final Inbox inbox;

	private final ConsolePages pages;

	private final RunWords words;

	InboxController(Inbox inbox, ConsolePages pages, RunWords words) {
		this.inbox = inbox;
		this.pages = pages;
		this.words = words;
	}

	@GetMapping("/inbox")
	ResponseEntity<String> inbox() {
		return this.pages.page("inbox",
				new InboxView("Inbox", this.words.zone(), this.inbox.entries().stream().map(this::line).toList()));
	}

	@GetMapping("/inbox/{id}")
	ResponseEntity<String> html(@PathVariable("id") String id,
			@RequestParam(name = "width", defaultValue = "wide") String width) {
		return page(id, MailView.Tab.HTML, width.equals("phone") ? "phone" : "wide");
	}

	@GetMapping("/inbox/{id}/text")
	ResponseEntity<String> text(@PathVariable("id") String id) {
		return page(id, MailView.Tab.TEXT, "wide");
	}

	@GetMapping("/inbox/{id}/source")
	ResponseEntity<String> source(@PathVariable("id") String id) {
		return page(id, MailView.Tab.SOURCE, "wide");
	}

	@GetMapping("/inbox/{id}/body")
	ResponseEntity<String> body(@PathVariable("id") String id) {
		return this.inbox.read(id)
			.flatMap((message) -> Optional.ofNullable(message.html())
				.map((html) -> this.pages.mail(OpenedLinks.in(InlineImages.in(html, message.images())))))
			.orElseGet(() -> missing(id));
	}

	private ResponseEntity<String> page(String id, MailView.Tab tab, String width) {
		return this.inbox.read(id)
			.map((message) -> this.pages.page("mail", view(message, shown(message, tab), width)))
			.orElseGet(() -> missing(id));
	}

	private static MailView.Tab shown(InboxMessage message, MailView.Tab tab) {
		return (tab == MailView.Tab.HTML && message.html() == null) ? MailView.Tab.TEXT : tab;
	}

	private MailView view(InboxMessage message, MailView.Tab tab, String width) {
		String source = new String(message.source(), StandardCharsets.UTF_8);
		return new MailView(message.entry().subject(), line(message.entry()), message.html() != null, tab, width,
				(tab == MailView.Tab.TEXT) ? message.text() : "", (tab == MailView.Tab.SOURCE) ? source : "");
	}

	private ResponseEntity<String> missing(String id) {
		return this.pages.missing("There is no such message '%s' in the inbox.".formatted(id));
	}

	private Line line(InboxEntry entry) {
		return new Line(entry.id(), entry.to(), entry.subject().isEmpty() ? "(no subject)" : entry.subject(),
				this.words.time(entry.date()));
	}

	/**
	 * The list of messages.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param mails newest first
	 */
	record InboxView(String title, String zone, List<Line> mails) {

		boolean empty() {
			return this.mails.isEmpty();
		}

		int count() {
			return this.mails.size();
		}

	}

	/**
	 * One message in the list.
	 *
	 * @param id its name in the inbox
	 * @param to to whom
	 * @param subject its subject
	 * @param date its Date
	 */
	record Line(String id, String to, String subject, String date) {
	}

}
