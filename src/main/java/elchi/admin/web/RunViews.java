package elchi.admin.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.admin.RunBooks;
import elchi.admin.web.EditionView.Link;
import elchi.admin.web.RunView.Fact;
import elchi.delivery.Course;
import elchi.delivery.Courses;
import elchi.digest.EditionId;
import elchi.digest.Editions;
import elchi.job.JobRun;
import elchi.job.StepRun;

/**
 * Puts a run into words: how far it has come while it moves, and what can be done about
 * it.
 */
final class RunViews {

	private final RunBooks books;

	private final Courses courses;

	private final Paces paces;

	private final Editions editions;

	private final RunWords words;

	RunViews(RunBooks books, Courses courses, Paces paces, Editions editions, RunWords words) {
		this.books = books;
		this.courses = courses;
		this.paces = paces;
		this.editions = editions;
		this.words = words;
	}

	/**
	 * Whether a run goes on.
	 */
	static boolean moves(JobRun run) {
		return run.status() == JobRun.Status.RUNNING || run.status() == JobRun.Status.STOPPING;
	}

	RunView page(JobRun run) {
		boolean moves = moves(run);
		return new RunView("Run %d".formatted(run.id()), this.words.zone(), this.words.line(run), run.job(),
				run.reason(), this.words.time(run.ended()), facts(run.parameters()), remedy(run), acts(run),
				moves ? List.of(live(run)) : List.of(),
				moves ? List.of() : run.steps().stream().map(RunViews::step).toList(),
				moves ? List.of() : this.books.of(run).map(BooksView::of).stream().toList());
	}

	LiveView live(JobRun run) {
		RunWords.Line line = this.words.line(run);
		List<LiveView.Step> steps = run.steps()
			.stream()
			.map((step) -> new LiveView.Step(step.name(), state(step)))
			.toList();
		Optional<Course> course = this.books.mailing(run).filter((mailing) -> isSending(run)).flatMap(this.courses::of);
		String step = steps.isEmpty() ? "It begins" : steps.get(steps.size() - 1).name();
		return new LiveView(line.status(), line.tone(), !moves(run), steps, course.map(this::bar).stream().toList(),
				course.map((found) -> "%s: %d percent.".formatted(step, found.percent() / 10 * 10)).orElse(step + "."));
	}

	/** The mailing of a run that has not come to sending may be another run's work. */
	private static boolean isSending(JobRun run) {
		return run.steps()
			.stream()
			.anyMatch((step) -> step.name().equals("deliver") && !step.status().equals("COMPLETED"));
	}

	private LiveView.Bar bar(Course course) {
		List<String> words = new ArrayList<>();
		words.add(String.format(Locale.ENGLISH, "%,d of %,d mailed, %d%%", course.done(), course.total(),
				course.percent()));
		this.paces.look(course).ifPresent((pace) -> {
			words.add(String.format(Locale.ENGLISH, "%,d a second", pace.perSecond()));
			words.add(pace.until(course.remaining())
				.map((left) -> "about %s left".formatted(left(left)))
				.orElse("nothing moves just now"));
		});
		add(words, course.deferred(), "%,d to be tried again later");
		add(words, course.uncertain(), "%,d uncertain");
		add(words, course.later(), "%,d more get it at an hour of their own");
		return new LiveView.Bar(course.done(), course.total(), course.percent(), String.join(", ", words) + ".");
	}

	private static void add(List<String> words, long count, String format) {
		if (count > 0) {
			words.add(String.format(Locale.ENGLISH, format, count));
		}
	}

	private static String left(Duration left) {
		if (left.toHours() > 0) {
			return "%d h %d min".formatted(left.toHours(), left.toMinutesPart());
		}
		return (left.toMinutes() > 0) ? "%d min".formatted(left.plusSeconds(30).toMinutes())
				: "%d s".formatted(Math.max(1, left.toSeconds()));
	}

	private static String state(StepRun step) {
		return switch (step.status()) {
			case "COMPLETED" -> "done";
			case "STARTING", "STARTED" -> "at work";
			default -> step.status().toLowerCase(Locale.ROOT);
		};
	}

	private String remedy(JobRun run) {
		return switch (run.status()) {
			case FAILED ->
				"When its cause is mended, restart it: it goes on where it ended, and nobody who has the mail gets it again.";
			case STOPPED -> "A restart continues it where it was stopped.";
			case WAITING -> "It waits for an operator: look at its edition, then approve or skip that.";
			case UNKNOWN -> "It is not known how it ended, and it cannot be continued. Its books say who was mailed.";
			case RUNNING, STOPPING, COMPLETED -> "";
		};
	}

	private List<Link> acts(JobRun run) {
		List<Link> acts = new ArrayList<>();
		switch (run.status()) {
			case FAILED, STOPPED, WAITING -> acts.add(new Link("/acts/restart?run=" + run.id(), "Restart"));
			case RUNNING -> acts.add(new Link("/acts/stop?run=" + run.id(), "Stop"));
			case STOPPING, COMPLETED, UNKNOWN -> {
			}
		}
		edition(run).ifPresent((id) -> acts.add(new Link("/editions/" + id, "Edition " + id)));
		return acts;
	}

	private Optional<EditionId> edition(JobRun run) {
		return Optional.ofNullable(run.parameters().get("week"))
			.map(EditionId::parse)
			.filter((id) -> this.editions.find(id).isPresent());
	}

	private static RunView.Step step(StepRun step) {
		return new RunView.Step(step.name(), step.exit(), step.read(), step.written(), step.skipped(),
				facts(step.facts()));
	}

	private static List<Fact> facts(Map<String, String> facts) {
		return facts.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((fact) -> new Fact(fact.getKey(), fact.getValue()))
			.toList();
	}

}
