package elchi.admin.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.admin.RunBooks;
import elchi.admin.web.Problems.NothingThereException;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.digest.Edition;
import elchi.digest.EditionId;
import elchi.digest.Editions;
import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import elchi.mail.EmailAddress;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What programs can see: runs, editions, books, deliveries, sources and quotes.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ViewApi {

	private static final int MOST = 200;

	private final JobRuns runs;

	private final JobRunner runner;

	private final Editions editions;

	private final RunBooks books;

	private final DeliveryLedger ledger;

	private final SourceApi sources;

	ViewApi(JobRuns runs, JobRunner runner, Editions editions, RunBooks books, DeliveryLedger ledger,
			SourceApi sources) {
		this.runs = runs;
		this.runner = runner;
		this.editions = editions;
		this.books = books;
		this.ledger = ledger;
		this.sources = sources;
	}

	@GetMapping("/runs")
	List<Map<String, Object>> runs(@RequestParam(name = "count", defaultValue = "50") int count) {
		return this.runs.recent(Math.max(1, Math.min(count, MOST))).stream().map(ApiJson::object).toList();
	}

	@GetMapping("/runs/{id}")
	Map<String, Object> run(@PathVariable("id") long id) {
		JobRun run = this.runs.find(id)
			.orElseThrow(() -> new NothingThereException("There is no run %d".formatted(id)));
		Map<String, Object> object = new LinkedHashMap<>(ApiJson.object(run));
		this.books.of(run).ifPresent((books) -> object.put("books", ApiJson.object(books)));
		return object;
	}

	/**
	 * What became of a request for a run.
	 */
	@GetMapping("/requests/{ticket}")
	Map<String, Object> request(@PathVariable("ticket") String ticket) throws InterruptedException {
		RunTicket asked = this.runner.find(ticket)
			.orElseThrow(() -> new NothingThereException("Nobody has made a request %s".formatted(ticket)));
		RunOutcome outcome = this.runner.await(asked, Duration.ZERO);
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("ticket", ticket);
		object.put("outcome", outcome.getClass().getSimpleName());
		object.put("sentence", outcome.sentence());
		outcome.run().ifPresent((run) -> object.put("run", run.id()));
		return object;
	}

	@GetMapping("/editions")
	List<Map<String, Object>> editions(@RequestParam(name = "count", defaultValue = "50") int count) {
		return this.editions.recent(Math.max(1, Math.min(count, MOST))).stream().map(ViewApi::edition).toList();
	}

	@GetMapping("/editions/{edition}")
	Map<String, Object> edition(@PathVariable("edition") String id) {
		return this.editions.find(EditionId.parse(id))
			.map(ViewApi::edition)
			.orElseThrow(() -> new NothingThereException("There is no edition %s".formatted(id)));
	}

	@GetMapping("/mailings/{mailing}")
	Map<String, Object> mailing(@PathVariable("mailing") String mailing) {
		Map<String, Object> object = new LinkedHashMap<>(this.books.of(mailing)
			.map(ApiJson::object)
			.orElseThrow(() -> new NothingThereException("There is no mailing %s".formatted(mailing))));
		this.ledger.pausedReason(new MailingId(mailing)).ifPresent((reason) -> object.put("paused_reason", reason));
		return object;
	}

	@GetMapping("/deliveries")
	List<Map<String, Object>> deliveries(@RequestParam("address") String address) {
		return this.ledger.deliveries(EmailAddress.parse(address)).stream().map((delivery) -> {
			Map<String, Object> object = new LinkedHashMap<>(ApiJson.object(delivery));
			object.put("mailing", delivery.mailing().value());
			return object;
		}).toList();
	}

	@GetMapping("/sources")
	List<Map<String, Object>> sources() {
		return this.sources.sources();
	}

	@GetMapping("/quotes")
	List<Map<String, Object>> quotes(@RequestParam("source") String source, @RequestParam("from") String from,
			@RequestParam("to") String to) {
		return this.sources.quotes(source, from, to);
	}

	private static Map<String, Object> edition(Edition edition) {
		Map<String, Object> object = new LinkedHashMap<>(ApiJson.object(edition));
		object.put("id", edition.id().toString());
		return object;
	}

}
