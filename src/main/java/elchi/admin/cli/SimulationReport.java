package elchi.admin.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.mail.MessageLint;
import elchi.mail.SinkCount;
import elchi.mail.SmtpSink;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation found, for a person or a program. It is proved only where the sink
 * could be asked; else it speaks of the books alone.
 */
final class SimulationReport {

	private final SimulationPlan plan;

	private final @Nullable SmtpSink sink;

	private final Map<String, Object> findings = new LinkedHashMap<>();

	private long retries;

	private boolean right;

	private @Nullable Books books;

	SimulationReport(SimulationPlan plan, @Nullable SmtpSink sink) {
		this.plan = plan;
		this.sink = sink;
		this.findings.put("seed", plan.seed());
	}

	/**
	 * Takes down how fast the first run was.
	 */
	void sent(Books first, SimulationSpeed speed) {
		long tried = first.audience() - first.due() - first.claimed() - first.sending();
		this.findings.put("deliver_seconds", rounded(speed.seconds()));
		this.findings.put("deliver_cpu_seconds", rounded(speed.cpuSeconds()));
		this.findings.put("messages_per_second", rounded(tried / speed.seconds()));
		if (this.sink != null) {
			this.findings.put("megabytes_per_second", rounded(this.sink.count().octets() / speed.seconds() / 1e6));
		}
	}

	/**
	 * Counts messages that are tried once more.
	 */
	void retry(long messages) {
		this.retries += messages;
	}

	SimulationReport end(Books last, DeliveryLedger ledger, SimulationMemory memory) {
		this.books = last;
		this.right = last.balanced() && last.deferred() + last.due() + last.claimed() + last.sending() == 0;
		this.findings.put("retries", this.retries);
		ledger.pausedReason(new MailingId(last.mailing())).ifPresent((reason) -> this.findings.put("paused", reason));
		this.findings.put("heap_used_bytes", memory.used());
		if (this.plan.heap()) {
			this.findings.put("largest_live_heap_bytes", memory.live());
			this.findings.put("heap_samples", memory.samples());
		}
		if (this.sink != null) {
			compare(last, ledger, this.sink);
		}
		return this;
	}

	private void compare(Books last, DeliveryLedger ledger, SmtpSink sink) {
		SinkCount count = sink.count();
		SimulationProof proof = SimulationProof.of(ledger, last, sink);
		this.right &= proof.holds();
		this.findings.put("sink", count);
		this.findings.put("lost", proof.lost());
		this.findings.put("unreported", proof.unreported());
		this.findings.put("duplicates", proof.duplicates());
		List<String> lint = sink.sample()
			.map((message) -> MessageLint.check(message, this.plan.signed()))
			.orElse(List.of())
			.stream()
			.map(MessageLint.Finding::toString)
			.toList();
		this.findings.put("lint", lint);
		this.findings.put("proved", this.right);
	}

	int print(Session session, boolean json) {
		if (this.books == null) {
			throw new IllegalStateException("The simulation has not ended");
		}
		if (json) {
			Map<String, Object> object = new LinkedHashMap<>();
			object.put("books", this.books);
			object.putAll(this.findings);
			session.json(object);
		}
		else {
			BooksReport.print(session.out(), this.books);
			this.findings.forEach(
					(name, value) -> session.out().println("  %s: %s".formatted(name.replace('_', ' '), words(value))));
			session.out()
				.println((this.sink != null) ? "Each address of the books was looked up in the sink."
						: "The server is not the simulation's own: nothing but the books was checked.");
		}
		return this.right ? ExitCodes.DONE : ExitCodes.FAILED;
	}

	private static Object words(Object value) {
		if (value instanceof SinkCount count) {
			return "taken %d + unanswered %d, refused for now %d, refused for good %d, hung up %d".formatted(
					count.taken(), count.unanswered(), count.refusedForNow(), count.refusedForGood(), count.hungUp());
		}
		return (value instanceof List<?> list && list.isEmpty()) ? "nothing found" : value;
	}

	private static double rounded(double value) {
		return Math.round(value * 10) / 10.0;
	}

}
