package elchi.admin.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import elchi.digest.DefinedSources;
import elchi.fx.SourceHealths;
import elchi.news.Articles;
import org.jspecify.annotations.Nullable;

/**
 * How every source that a definition names answered last.
 */
final class SourceLines {

	private final DefinedSources sources;

	private final Articles articles;

	private final SourceHealths rates;

	private final RunWords words;

	SourceLines(DefinedSources sources, Articles articles, SourceHealths rates, RunWords words) {
		this.sources = sources;
		this.articles = articles;
		this.rates = rates;
		this.words = words;
	}

	List<Line> all() {
		Stream<Line> news = this.articles.health(this.sources.news())
			.stream()
			.map((health) -> line(health.source(), "news", health.answering(), health.failure(), health.failingSince(),
					health.lastSuccess()));
		Stream<Line> figures = this.rates.of(this.sources.rates())
			.stream()
			.map((health) -> line(health.source(), "rates", health.answering(), health.failure(), health.failingSince(),
					health.lastSuccess()));
		return Stream.concat(news, figures).toList();
	}

	private Line line(String name, String brings, boolean answering, @Nullable String failure, @Nullable Instant since,
			@Nullable Instant success) {
		if (answering) {
			return new Line(name, brings, "answering", "completed", this.words.time(success), "");
		}
		if (since == null) {
			return new Line(name, brings, "not asked yet", "soft", "", "");
		}
		return new Line(name, brings, "failing since " + this.words.time(since), "failed", this.words.time(success),
				(failure != null) ? failure : "");
	}

	/**
	 * One source.
	 *
	 * @param name its name
	 * @param brings news or rates
	 * @param health how it answered last
	 * @param tone name of the colour of that
	 * @param success when it last answered usably; empty if never
	 * @param failure what went wrong; empty while it answers
	 */
	record Line(String name, String brings, String health, String tone, String success, String failure) {

		boolean failing() {
			return this.tone.equals("failed");
		}

		boolean answering() {
			return this.tone.equals("completed");
		}

	}

}
