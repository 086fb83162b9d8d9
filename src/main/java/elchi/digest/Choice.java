package elchi.digest;

import java.util.ArrayList;
import java.util.List;

import elchi.digest.EditionDocument.SealedStory;
import elchi.fx.WeeklyFigures;
import elchi.news.Country;
import elchi.subscription.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * What one reader's preferences leave of an edition.
 */
final class Choice {

	/** How many stories a section has at most. */
	static final int SECTION = 5;

	private final Preferences preferences;

	Choice(Preferences preferences) {
		this.preferences = preferences;
	}

	List<WeeklyFigures> figures(EditionDocument document) {
		return document.figures()
			.stream()
			.filter((figure) -> this.preferences.wantsCurrency(figure.currency().getCurrencyCode()))
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

	/**
	 * A story of the region is wanted for any of its countries; one that names no country
	 * only by those who want everything.
	 */
	private boolean wanted(SealedStory story) {
		return this.preferences.countries().isEmpty()
				|| story.countries().stream().anyMatch((country) -> this.preferences.wantsCountry(country.name()));
	}

}
