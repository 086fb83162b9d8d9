package elchi.admin.cli;

import java.lang.management.ManagementFactory;

import elchi.mail.SmtpSink;

/**
 * The heap while a simulation sends: what is used, and what still lives after a
 * collection.
 */
final class SimulationMemory {

	static final int SAMPLES = 10;

	private long used;

	private long live;

	private int samples;

	/**
	 * Samples the live heap at each tenth of the messages, whenever that is.
	 */
	void sampleAlong(SmtpSink sink, int messages) {
		int step = Math.max(1, messages / SAMPLES);
		sink.watch((number) -> {
			if (number % step == 0 && number / step <= SAMPLES) {
				sample();
			}
		});
	}

	synchronized void glance() {
		this.used = Math.max(this.used, inUse());
	}

	/**
	 * Makes up for what was too short to be sampled.
	 */
	synchronized void complete() {
		while (this.samples < SAMPLES) {
			sample();
		}
	}

	synchronized long used() {
		return this.used;
	}

	synchronized long live() {
		return this.live;
	}

	synchronized int samples() {
		return this.samples;
	}

	private synchronized void sample() {
		glance();
		System.gc();
		this.live = Math.max(this.live, inUse());
		this.samples++;
	}

	private static long inUse() {
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
