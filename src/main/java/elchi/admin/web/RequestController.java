package elchi.admin.web;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import elchi.job.JobRun;
import elchi.job.JobRunner;
import elchi.job.RunOutcome;
import elchi.job.RunTicket;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leads from an act that asked for a run to that run, which may have to wait for its turn
 * first.
 */
@RestController
@ConditionalOnWebApplication
class RequestController {

	private static final String SECONDS = "1";

	private final JobRunner runner;

	private final ConsolePages pages;

	RequestController(JobRunner runner, ConsolePages pages) {
		this.runner = runner;
		this.pages = pages;
	}

	@GetMapping("/requests/{ticket}")
	ResponseEntity<String> request(@PathVariable("ticket") String ticket) throws InterruptedException {
		Optional<RunTicket> asked = this.runner.find(ticket);
		if (asked.isEmpty()) {
			return this.pages.missing("Nobody has asked for a run by '%s'.".formatted(ticket));
		}
		RunOutcome outcome = this.runner.await(asked.get(), Duration.ZERO);
		Long run = outcome.run().map(JobRun::id).orElse(null);
		if (run != null && !(outcome instanceof RunOutcome.AlreadyComplete)) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/runs/" + run)).build();
		}
		ResponseEntity<String> page = this.pages.page("request",
				new RequestView("Request", outcome.sentence(), run, outcome instanceof RunOutcome.Pending));
		return (outcome instanceof RunOutcome.Pending) ? again(page) : page;
	}

	private static ResponseEntity<String> again(ResponseEntity<String> page) {
		return ResponseEntity.status(page.getStatusCode())
			.headers(page.getHeaders())
			.header("Refresh", SECONDS)
			.body(page.getBody());
	}

	/**
	 * A request that no run answers, or none yet.
	 *
	 * @param title title of the page
	 * @param sentence what became of it
	 * @param run number of the run that had done the work before; null if there is none
	 * @param waits whether it still waits for its turn
	 */
	record RequestView(String title, String sentence, @Nullable Long run, boolean waits) {
	}

}
