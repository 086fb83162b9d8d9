package elchi.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import elchi.news.Country;
import elchi.news.Story;

/**
 * Ranks stories, and leaves out those that no reader would be shown, whatever countries
 * were chosen. The limit is each section's own: an outlet of one country that tells
 * hundreds of stories in a week takes no place from the others.
 */
final class Ranking {

	private static final Comparator<Story> BEST_FIRST = Comparator
		.comparingInt((Story story) -> story.alsoReportedBy().size())
		.thenComparing(Story::at)
		.reversed()
		.thenComparingLong(Story::articleId);

	private final int section;

	/**
	 * A ranking for sections of the given length.
	 */
	Ranking(int section) {
		this.section = section;
	}

	/**
	 * The stories that count, the best first.
	 */
	List<Story> of(List<Story> stories) {
		Map<String, Integer> shown = new HashMap<>();
		List<Story> best = new ArrayList<>();
		for (Story story : stories.stream().sorted(BEST_FIRST).toList()) {
			List<String> places = places(story.countries());
			if (places.stream().anyMatch((place) -> shown.getOrDefault(place, 0) < this.section)) {
				places.forEach((place) -> shown.merge(place, 1, Integer::sum));
				best.add(story);
			}
		}
		return List.copyOf(best);
	}

	/**
	 * Where readers may see it: in its country's section, or in the region's, which each
	 * reader sees for the chosen countries.
	 */
	private static List<String> places(Set<Country> countries) {
		if (countries.isEmpty()) {
			return List.of("region");
		}
		String section = (countries.size() == 1) ? "" : "region ";
		return countries.stream().map((country) -> section + country).toList();
	}

}
