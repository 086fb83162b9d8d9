package elchi.admin.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import elchi.job.JobRun;
import elchi.job.JobRuns;

/**
 * Runs as lines of a terminal.
 *
 * @param runs the runs in the order of the lines
 */
record RunTable(List<JobRun> runs) {

	private static final String LINE = "%6s  %-16s %-24s %-10s %-20s %8s  %s";

	void print(PrintWriter out) {
		if (this.runs.isEmpty()) {
			out.println("Nothing has been run yet.");
			return;
		}
		out.println(
				LINE.formatted("run", "definition", "for", "status", "started (UTC)", "took", "by").stripTrailing());
		for (JobRun run : this.runs) {
			out.println(LINE
				.formatted(run.id(), run.definition(), JobRuns.words(run.parameters()), run.status(), started(run),
						took(run), run.requestedBy())
				.stripTrailing());
			if (run.failure() != null) {
				out.println("        " + run.failure());
			}
		}
	}

	static String started(JobRun run) {
		return (run.started() != null) ? run.started().truncatedTo(ChronoUnit.SECONDS).toString() : "-";
	}

	static String took(JobRun run) {
		if (run.started() == null || run.ended() == null) {
			return "-";
		}
		Duration took = Duration.between(run.started(), run.ended());
		return (took.toMinutes() > 0) ? "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart())
				: "%d.%d s".formatted(took.toSeconds(), took.toMillisPart() / 100);
	}

}
