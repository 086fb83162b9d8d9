package elchi.admin.web;

import java.time.Clock;
import java.util.List;

import elchi.admin.RunBooks;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRun;
import elchi.job.Schedule;

/**
 * The first page: what fires next, what ran, and the books of the last mailing.
 *
 * @param title title of the page
 * @param now the time that it is for the jobs
 * @param zone zone of the times
 * @param paused why schedules are not in force; empty if they are
 * @param definitions the definitions with their next fire time
 * @param runs the last runs
 * @param books the last books
 */
record OverviewView(String title, String now, String zone, String paused, List<Line> definitions,
		List<RunWords.Line> runs, List<BooksView> books) {

	boolean idle() {
		return this.runs.isEmpty();
	}

	boolean standing() {
		return !this.paused.isEmpty();
	}

	/**
	 * One definition.
	 *
	 * @param name its name
	 * @param cron its cron expression, or "on request"
	 * @param next when it fires next, in its own zone
	 */
	record Line(String name, String cron, String next) {
	}

	/**
	 * Makes the view.
	 */
	static final class Maker {

		private final JobDefinitions definitions;

		private final RunWords words;

		private final Clock clock;

		private final boolean scheduled;

		Maker(JobDefinitions definitions, RunWords words, Clock clock, boolean scheduled) {
			this.definitions = definitions;
			this.words = words;
			this.clock = clock;
			this.scheduled = scheduled;
		}

		OverviewView view(List<JobRun> runs, RunBooks books) {
			List<BooksView> last = runs.stream()
				.flatMap((run) -> books.of(run).stream())
				.limit(1)
				.map(BooksView::of)
				.toList();
			return new OverviewView("Overview", this.words.time(this.clock.instant()), this.words.zone(),
					this.scheduled ? "" : "Schedules are not in force in this process; jobs run on request.",
					this.definitions.all().stream().map(this::line).toList(),
					runs.stream().map(this.words::line).toList(), last);
		}

		private Line line(JobDefinition definition) {
			Schedule schedule = definition.schedule();
			String next = schedule.fireTimes(this.clock.instant())
				.findFirst()
				.filter((time) -> this.scheduled)
				.map((time) -> this.words.time(time, schedule.zone()))
				.orElse("on request");
			String cron = schedule.cron();
			return new Line(definition.name(), (cron != null) ? cron : "", next);
		}

	}

}
