package elchi.admin.cli;

import java.io.PrintWriter;
import java.time.Duration;

import elchi.delivery.Books;
import elchi.delivery.DeliveryProgress;
import elchi.delivery.MailingId;
import elchi.job.RunOutcome;

/**
 * Waits for the end of a run, and shows how far its mailing has come.
 */
final class RunWatch {

	private static final Duration GLANCE = Duration.ofMillis(500);

	/** Looking at the books of many readers takes time that sending wants. */
	private static final int REST = 20;

	private final Workplace workplace;

	private final SendingProgress progress;

	private long began;

	private long doneBefore = -1;

	RunWatch(Workplace workplace, PrintWriter out) {
		this.workplace = workplace;
		this.progress = SendingProgress.on(out);
	}

	RunOutcome await(String ticket, String definition) throws InterruptedException {
		Duration patience = GLANCE;
		RunOutcome outcome = this.workplace.await(ticket, definition, patience);
		while (outcome instanceof RunOutcome.Pending pending) {
			long before = System.nanoTime();
			pending.run().flatMap(this.workplace::books).ifPresent(this::show);
			long took = System.nanoTime() - before;
			patience = Duration.ofNanos(Math.max(GLANCE.toNanos(), took * REST));
			outcome = this.workplace.await(ticket, definition, patience);
		}
		if (this.doneBefore >= 0) {
			this.progress.end();
		}
		return outcome;
	}

	private void show(Books books) {
		long done = books.audience() - books.due() - books.claimed() - books.sending();
		if (this.doneBefore < 0) {
			this.began = System.nanoTime();
			this.doneBefore = done;
		}
		double seconds = Math.max(1, System.nanoTime() - this.began) / 1e9;
		this.progress.show(new DeliveryProgress(new MailingId(books.mailing()), books.audience(), done,
				books.accepted(), (done - this.doneBefore) / seconds));
	}

}
