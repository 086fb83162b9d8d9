package elchi.admin.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import elchi.delivery.Books;
import elchi.delivery.SendingGuard;
import elchi.mail.MailSetup;

/**
 * Answers the questions of the morning.
 */
final class Overview {

	private final MailSetup setup;

	private final SendingGuard guard;

	private final EditionLines editions;

	private final JobLines jobs;

	private final SourceLines sources;

	private final PostAnswers post;

	private final Times times;

	Overview(MailSetup setup, SendingGuard guard, EditionLines editions, JobLines jobs, SourceLines sources,
			PostAnswers post, Times times) {
		this.setup = setup;
		this.guard = guard;
		this.editions = editions;
		this.jobs = jobs;
		this.sources = sources;
		this.post = post;
		this.times = times;
	}

	OverviewView view() {
		List<SourceLines.Line> lines = this.sources.all();
		Optional<Books> books = this.editions.books();
		return new OverviewView("Overview", this.times.now(), this.times.words().zone(), troubles(lines, books),
				sending(),
				List.of(digest(books), uncertain(books), this.post.queue(), this.post.sending(), this.post.relays(),
						answering(lines), this.post.held(),
						new OverviewView.Answer("What fires next?", this.jobs.next(), "", "/definitions")),
				books.map(BooksView::of).orElse(null), this.editions.newest(), this.jobs.all(), lines);
	}

	private OverviewView.Sending sending() {
		boolean copied = this.guard.finding().isPresent();
		return new OverviewView.Sending(!copied && !this.guard.isPaused(), copied);
	}

	private List<String> troubles(List<SourceLines.Line> lines, Optional<Books> books) {
		List<String> troubles = new ArrayList<>();
		if (this.setup instanceof MailSetup.Absent absent) {
			troubles.add("Sending is paused. " + absent.reason());
		}
		this.guard.objection().ifPresent(troubles::add);
		troubles.addAll(this.editions.troubles(books));
		troubles.addAll(this.jobs.troubles());
		lines.stream()
			.filter(SourceLines.Line::failing)
			.map((line) -> "Source %s (%s) is %s. %s".formatted(line.name(), line.brings(), line.health(),
					line.failure()))
			.forEach(troubles::add);
		return troubles;
	}

	private OverviewView.Answer digest(Optional<Books> books) {
		boolean whole = books.filter((found) -> found.accepted() == found.audience()).isPresent();
		return new OverviewView.Answer("Did the digest go?", this.editions.answer(books), whole ? "completed" : "",
				"/editions");
	}

	private static OverviewView.Answer uncertain(Optional<Books> books) {
		long count = books.map(Books::uncertain).orElse(0L);
		return new OverviewView.Answer("Who is uncertain?",
				(count == 0) ? "Nobody."
						: "%d of %s; see the books.".formatted(count, books.map(Books::mailing).orElse("")),
				(count == 0) ? "" : "waiting", books.map((found) -> "/mailings/" + found.mailing()).orElse(""));
	}

	private static OverviewView.Answer answering(List<SourceLines.Line> lines) {
		String failing = lines.stream()
			.filter(SourceLines.Line::failing)
			.map(SourceLines.Line::name)
			.collect(Collectors.joining(", "));
		long answering = lines.stream().filter(SourceLines.Line::answering).count();
		String words = "%d of %d answered last.".formatted(answering, lines.size());
		return new OverviewView.Answer("Which source failed?",
				failing.isEmpty() ? "None. " + words : "%s. %s".formatted(failing, words),
				failing.isEmpty() ? "" : "failed", "/sources");
	}

	/**
	 * The time for the jobs, and the way to write it.
	 *
	 * @param clock the clock
	 * @param words the way
	 */
	record Times(Clock clock, RunWords words) {

		String now() {
			return this.words.time(this.clock.instant());
		}

	}

}
