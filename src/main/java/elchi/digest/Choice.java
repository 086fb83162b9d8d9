package elchi.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import elchi.digest.EditionDocument.SealedStory;
import elchi.fx.WeeklyFigures;
import elchi.news.Country;
import org.jspecify.annotations.Nullable;

/**
 * What one set of preferences leaves of an edition. Nothing chosen means everything.
 *
 * @param countries ISO codes of the countries that are wanted
 * @param currencies ISO codes of the currencies that are wanted
 */
record Choice(Set<String> countries, Set<String> currencies) {

	/** How many stories a section has at most. */
	private static final int SECTION = 5;

	List<WeeklyFigures> figures(EditionDocument document) {
		return document.figures()
			.stream()
			.filter((figure) -> wants(this.currencies, figure.currency().getCurrencyCode()))
			.toList();
	}

	/**
	 * The stories of a section, best first.
	 * @param section the country; null for the region
	 */
	List<SealedStory> section(EditionDocument document, @Nullable Country section) {
		return document.stories()
			.stream()
			.filter((story) -> story.section() == section && wanted(story))
			.limit(SECTION)
			.toList();
	}

	/**
	 * The stories of all sections, in the order of the edition's ranks.
	 */
	List<SealedStory> stories(EditionDocument document) {
		List<SealedStory> shown = new ArrayList<>(section(document, null));
		for (Country country : Country.values()) {
			shown.addAll(section(document, country));
		}
		return document.stories().stream().filter(shown::contains).toList();
	}

	private boolean wanted(SealedStory story) {
		return this.countries.isEmpty()
				|| story.countries().stream().anyMatch((country) -> this.countries.contains(country.name()));
	}

	private static boolean wants(Set<String> chosen, String code) {
		return chosen.isEmpty() || chosen.contains(code);
	}

}
