package elchi.digest;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import elchi.fx.WeeklyFigures;
import elchi.news.Country;
import org.jspecify.annotations.Nullable;

/**
 * The content of an edition, before any language and any reader: what is sealed, hashed
 * and rendered.
 *
 * @param id the edition
 * @param stories ranked, best first
 * @param figures a currency each, in the definition's order
 * @param sources how the sources of news and rates answered
 * @param notices what the gates want said
 * @param note what a correction says of itself, in the words of who ordered it; null in a
 * first edition
 * @param line one line of an editor's own; null mostly
 */
record EditionDocument(String id, List<SealedStory> stories, List<WeeklyFigures> figures, List<SourceLine> sources,
		List<Notice> notices, @Nullable String note, @Nullable String line) {

	EditionDocument {
		stories = List.copyOf(stories);
		figures = List.copyOf(figures);
		sources = List.copyOf(sources);
		notices = List.copyOf(notices);
	}

	EditionDocument(String id, List<SealedStory> stories, List<WeeklyFigures> figures, List<SourceLine> sources,
			List<Notice> notices) {
		this(id, stories, figures, sources, notices, null, null);
	}

	EditionId editionId() {
		return EditionId.parse(this.id);
	}

	/**
	 * A story as it was when the edition was assembled.
	 *
	 * @param articleId number of the lead article
	 * @param outlet who published it
	 * @param title headline
	 * @param excerpt one or two whole sentences; empty if there is none
	 * @param link its address; null on a saved page
	 * @param countries what it is about, in order of their codes
	 * @param day the day it counts for, in the definition's zone
	 * @param truncated whether the source showed only its beginning
	 * @param alsoReportedBy the other outlets
	 * @param aboutMoney whether it speaks of a rate, a central bank or a currency
	 */
	record SealedStory(long articleId, String outlet, String title, String excerpt, @Nullable URI link,
			List<Country> countries, LocalDate day, boolean truncated, List<String> alsoReportedBy,
			boolean aboutMoney) {

		/**
		 * The country whose section it stands in; null for the region's.
		 */
		@Nullable Country section() {
			return (this.countries.size() == 1) ? this.countries.get(0) : null;
		}

	}

	/**
	 * How one source answered.
	 *
	 * @param name its name
	 * @param answering whether its last answer was usable
	 * @param failure one sentence; null while answering
	 * @param since the day of the first failure in a row
	 */
	record SourceLine(String name, boolean answering, @Nullable String failure, @Nullable LocalDate since) {
	}

	/**
	 * Something that the edition says about itself.
	 */
	enum Notice {

		/** No article of the week was new. */
		NOTHING_NEW,

		/** Fewer articles than the definition wants. */
		FEW_ARTICLES,

		/** At least one currency has no close as young as the definition wants. */
		STALE_RATES,

		/** No source has a rate for any currency. */
		NO_RATES

	}

}
