package elchi.admin.cli;

import java.io.PrintWriter;

import elchi.delivery.DeliveryProgress;
import picocli.CommandLine.Help.Ansi;

/**
 * How far a mailing has come: a bar on a terminal, else a line at each tenth.
 */
final class SendingProgress {

	private static final int BAR = 40;

	private final PrintWriter out;

	private final boolean terminal;

	private long told;

	private SendingProgress(PrintWriter out, boolean terminal) {
		this.out = out;
		this.terminal = terminal;
	}

	static SendingProgress on(PrintWriter out) {
		return Ansi.AUTO.enabled() ? bar(out) : lines(out);
	}

	static SendingProgress bar(PrintWriter out) {
		return new SendingProgress(out, true);
	}

	static SendingProgress lines(PrintWriter out) {
		return new SendingProgress(out, false);
	}

	void show(DeliveryProgress progress) {
		long percent = progress.done() * 100 / Math.max(1, progress.total());
		if (this.terminal) {
			int full = (int) Math.min(BAR, percent * BAR / 100);
			this.out.print("\r[%s%s] %3d%% %d of %d, %s/s ".formatted("#".repeat(full), " ".repeat(BAR - full), percent,
					progress.done(), progress.total(), SimulateCommand.words(progress.perSecond())));
		}
		else if (percent >= this.told + 10) {
			this.out.print("Sent %d%%: %d of %d, %s/s.%n".formatted(percent, progress.done(), progress.total(),
					SimulateCommand.words(progress.perSecond())));
		}
		this.told = Math.max(this.told, percent - percent % 10);
		this.out.flush();
	}

	/**
	 * Leaves the line of the bar.
	 */
	void end() {
		if (this.terminal) {
			this.out.println();
		}
	}

}
