package elchi.delivery;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log how a run is getting on: every five seconds and at the end.
 */
final class DeliveryReport {

	private static final Logger LOG = LoggerFactory.getLogger(DeliveryReport.class);

	private static final int GLANCES = 10;

	private final DeliveryRun run;

	private int glances;

	DeliveryReport(DeliveryRun run) {
		this.run = run;
	}

	void glance(boolean ended) {
		this.glances++;
		DeliveryProgress progress = this.run.progress();
		if (ended ? (progress.done() > 0) : (this.glances % GLANCES == 0)) {
			String slowed = this.run.slowed();
			String awaited = this.run.turns().awaited();
			LOG.info(
					"{} mailing={} done={}/{} accepted={} deferred={} rejected={} withdrawn={} uncertain={} rate={}/s{}{}",
					ended ? "Delivered" : "Delivering", progress.mailing(), progress.done(), progress.total(),
					progress.accepted(), this.run.outcomes(DeliveryStatus.DEFERRED),
					this.run.outcomes(DeliveryStatus.REJECTED), this.run.outcomes(DeliveryStatus.WITHDRAWN),
					this.run.outcomes(DeliveryStatus.UNCERTAIN),
					String.format(Locale.ROOT, "%.1f", progress.perSecond()),
					slowed.isEmpty() ? "" : " slowed=[" + slowed + "]",
					awaited.isEmpty() ? "" : " waiting=[" + awaited + "]");
		}
	}

}
