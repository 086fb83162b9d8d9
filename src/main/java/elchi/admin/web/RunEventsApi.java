package elchi.admin.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import elchi.admin.RunBooks;
import elchi.admin.web.Problems.NothingThereException;
import elchi.admin.web.Problems.TooManyListenersException;
import elchi.job.JobRun;
import elchi.job.JobRuns;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A run as it goes on, as server-sent events: {@code progress} whenever something has
 * changed, and {@code end} at its end.
 */
@RestController
@ConditionalOnWebApplication
class RunEventsApi {

	private static final int LISTENERS = 20;

	/** An hour; whoever listens longer connects again. */
	private static final int LONGEST = 3600;

	private final JobRuns runs;

	private final RunBooks books;

	private final Semaphore listeners = new Semaphore(LISTENERS);

	private final CountDownLatch closing = new CountDownLatch(1);

	RunEventsApi(JobRuns runs, RunBooks books) {
		this.runs = runs;
		this.books = books;
	}

	@EventListener
	void closing(ContextClosedEvent event) {
		this.closing.countDown();
	}

	@GetMapping("/api/v1/runs/{id}/events")
	void events(@PathVariable("id") long id, HttpServletResponse response) throws IOException, InterruptedException {
		find(id);
		if (!this.listeners.tryAcquire()) {
			throw new TooManyListenersException();
		}
		try {
			response.setContentType("text/event-stream");
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
			response.setHeader("Cache-Control", "no-store");
			tell(id, response.getOutputStream());
		}
		finally {
			this.listeners.release();
		}
	}

	/**
	 * A glance each second. A listener who has gone is noticed at the next line, and
	 * there is one at every glance.
	 */
	private void tell(long id, OutputStream out) throws IOException, InterruptedException {
		String said = "";
		for (int glance = 0; glance < LONGEST; glance++) {
			JobRun run = find(id);
			String now = ApiJson.text(progress(run));
			boolean ended = run.status() != JobRun.Status.RUNNING && run.status() != JobRun.Status.STOPPING;
			write(out, (now.equals(said) && !ended) ? ": still\n\n"
					: "event: %s\ndata: %s\n\n".formatted(ended ? "end" : "progress", now));
			said = now;
			if (ended || this.closing.await(1, TimeUnit.SECONDS)) {
				return;
			}
		}
	}

	private Map<String, Object> progress(JobRun run) {
		Map<String, Object> progress = new LinkedHashMap<>();
		progress.put("run", run.id());
		progress.put("definition", run.definition());
		progress.put("status", run.status());
		progress.put("steps", run.steps());
		this.books.of(run).ifPresent((books) -> {
			long open = books.due() + books.claimed() + books.sending();
			progress.put("mailing", books.mailing());
			progress.put("audience", books.audience());
			progress.put("accepted", books.accepted());
			progress.put("open", open);
			progress.put("percent", (books.audience() > 0) ? 100 * (books.audience() - open) / books.audience() : 100);
		});
		return progress;
	}

	private static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	private JobRun find(long id) {
		return this.runs.find(id).orElseThrow(() -> new NothingThereException("There is no run %d".formatted(id)));
	}

}
