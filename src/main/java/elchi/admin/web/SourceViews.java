package elchi.admin.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import elchi.digest.DefinedSources;
import elchi.fx.Quotes;
import elchi.fx.SourceHealths;
import elchi.job.JobDefinition;
import elchi.news.Articles;
import elchi.news.CoverageGap;
import org.jspecify.annotations.Nullable;

/**
 * The sources that a definition names, as the console shows them.
 */
final class SourceViews {

	private static final Duration GAPS = Duration.ofDays(31);

	/** A source of rates may rest for a weekend and a holiday. */
	private static final int RESTS = 5;

	private final DefinedSources defined;

	private final Articles articles;

	private final SourceHealths rates;

	private final Quotes quotes;

	private final Times times;

	SourceViews(DefinedSources defined, Articles articles, SourceHealths rates, Quotes quotes, Times times) {
		this.defined = defined;
		this.articles = articles;
		this.rates = rates;
		this.quotes = quotes;
		this.times = times;
	}

	SourcesView all() {
		return new SourcesView("Sources", this.times.words().zone(), this.times.scheduled(), List.of(news(), rates()));
	}

	private Group news() {
		Instant now = this.times.clock().instant();
		List<String> names = this.defined.news();
		Map<String, List<CoverageGap>> gaps = this.articles.gaps(now.minus(GAPS), now, names)
			.stream()
			.collect(Collectors.groupingBy(CoverageGap::source));
		return new Group("news", "News", "Coverage gaps of 31 days",
				this.articles.health(names)
					.stream()
					.map((health) -> line(health.source(),
							new Answer(health.answering(), health.failure(), health.failingSince(),
									health.lastSuccess(), health.lastAsked(), health.failures()),
							gaps.getOrDefault(health.source(), List.of()).stream().map(this::gap).toList()))
					.toList());
	}

	private Group rates() {
		return new Group("rates", "Rates", "Newest figure", this.rates.of(this.defined.rates())
			.stream()
			.map((health) -> line(health.source(),
					new Answer(health.answering(), health.failure(), health.failingSince(), health.lastSuccess(),
							health.lastAsked(), health.failures()),
					newest(health.source())))
			.toList());
	}

	private Line line(String name, Answer answer, List<Gap> gaps) {
		RunWords words = this.times.words();
		return new Line(name, answer.words(words), answer.tone(), answer.cause(), words.time(answer.asked()),
				words.time(answer.success()), answer.failures(), gaps, next(name));
	}

	private Gap gap(CoverageGap gap) {
		return new Gap("Nothing is known of %s to %s.".formatted(this.times.words().time(gap.from()),
				this.times.words().time(gap.upto())), true);
	}

	private List<Gap> newest(String source) {
		LocalDate today = LocalDate.ofInstant(this.times.clock().instant(), this.times.zone());
		Optional<LocalDate> last = this.quotes.lastDate(source);
		return last.map((date) -> {
			long days = ChronoUnit.DAYS.between(date, today);
			String age = (days <= 0) ? "" : (days == 1) ? ", a day ago" : ", %d days ago".formatted(days);
			return new Gap("for %s%s".formatted(date, age), days > RESTS);
		}).stream().toList();
	}

	private String next(String source) {
		if (!this.times.scheduled()) {
			return "on request";
		}
		return this.defined.asking(source)
			.stream()
			.flatMap((definition) -> definition.schedule()
				.fireTimes(this.times.clock().instant())
				.limit(1)
				.map((time) -> new Fire(definition, time)))
			.min(Comparator.comparing(Fire::time))
			.map((fire) -> "%s, by %s".formatted(this.times.words().time(fire.time()), fire.definition().name()))
			.orElse("on request");
	}

	/**
	 * What a moment is, and how it is written.
	 *
	 * @param clock the clock of the jobs
	 * @param zone the zone in which days are counted
	 * @param words how a time is written
	 * @param scheduled whether schedules are in force in this process
	 */
	record Times(Clock clock, ZoneId zone, RunWords words, boolean scheduled) {
	}

	private record Fire(JobDefinition definition, Instant time) {
	}

	/**
	 * What a source answered last, of whichever room it is.
	 */
	private record Answer(boolean answering, @Nullable String failure, @Nullable Instant since,
			@Nullable Instant success, @Nullable Instant asked, int failures) {

		String words(RunWords words) {
			if (this.answering) {
				return "answering";
			}
			return (this.since == null) ? "not asked yet" : "failing since " + words.time(this.since);
		}

		String cause() {
			return (this.failure != null && this.since != null) ? this.failure : "";
		}

		String tone() {
			return this.answering ? "completed" : (this.since == null) ? "soft" : "failed";
		}

	}

	/**
	 * The page.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param scheduled whether schedules are in force in this process
	 * @param groups of news, and of rates
	 */
	record SourcesView(String title, String zone, boolean scheduled, List<Group> groups) {
	}

	/**
	 * Sources of one kind.
	 *
	 * @param id name of the section
	 * @param heading its title
	 * @param coverage what its gaps are called
	 * @param lines the sources in the order of their names
	 */
	record Group(String id, String heading, String coverage, List<Line> lines) {

		boolean none() {
			return this.lines.isEmpty();
		}

	}

	/**
	 * One source.
	 *
	 * @param name its name
	 * @param health how it answered last, in words
	 * @param tone name of the colour of that
	 * @param failure what went wrong; empty while it answers
	 * @param asked when it was asked last; empty if never
	 * @param success when it answered usably last; empty if never
	 * @param failures how many failures in a row there are
	 * @param gaps what is missing, or the newest there is
	 * @param next when it is asked next, and by which definition
	 */
	record Line(String name, String health, String tone, String failure, String asked, String success, int failures,
			List<Gap> gaps, String next) {

		boolean failing() {
			return this.failures > 0;
		}

		boolean whole() {
			return this.gaps.isEmpty();
		}

	}

	/**
	 * What is missing, or the newest there is.
	 *
	 * @param words in words
	 * @param bad whether somebody should look
	 */
	record Gap(String words, boolean bad) {
	}

}
