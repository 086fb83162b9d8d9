package elchi.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import elchi.digest.EditionDocument.SourceLine;
import elchi.news.Articles;
import elchi.news.Feed;
import org.jspecify.annotations.Nullable;

/**
 * How the sources of a definition answered, articles first, then rates.
 */
final class SourceLines {

	private final Articles articles;

	private final elchi.fx.SourceHealths rates;

	SourceLines(Articles articles, elchi.fx.SourceHealths rates) {
		this.articles = articles;
		this.rates = rates;
	}

	List<SourceLine> of(WeeklyDigestDefinition definition) {
		ZoneId zone = definition.schedule().zone();
		List<SourceLine> lines = new ArrayList<>();
		Map<String, String> outlets = definition.news()
			.stream()
			.collect(Collectors.toMap(Feed::name, Feed::outlet, (first, second) -> first));
		this.articles.health(definition.newsNames())
			.forEach((source) -> lines.add(line(outlets.getOrDefault(source.source(), source.source()),
					source.answering(), source.failure(), source.failingSince(), zone)));
		this.rates.of(definition.rateSourceNames())
			.forEach((source) -> lines
				.add(line(source.source(), source.answering(), source.failure(), source.failingSince(), zone)));
		return List.copyOf(lines);
	}

	private static SourceLine line(String name, boolean answering, @Nullable String failure, @Nullable Instant since,
			ZoneId zone) {
		return new SourceLine(name, answering, failure, (since != null) ? LocalDate.ofInstant(since, zone) : null);
	}

}
