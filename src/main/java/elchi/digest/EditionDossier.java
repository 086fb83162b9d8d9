package elchi.digest;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import elchi.fx.SourceLabel;
import elchi.fx.WeeklyFigures;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an edition, for whoever has to decide on it.
 *
 * @param edition the edition
 * @param assembledAt when its content was last put together
 * @param approvedBy who released it, {@code automatic} and {@code deadline} among them;
 * null before
 * @param waiting what it waits for; null if for nothing
 * @param correction what was ordered of it; null of a first revision
 * @param line one line of an editor's own; null mostly
 * @param articles what it tells, best first
 * @param figures the close of each currency
 * @param silent sources that did not answer, and why
 * @param notices what it says about itself, in English
 * @param manifest line by line what was sealed; empty before it is frozen
 * @param rewritten whether the templates have changed since it was sealed
 */
public record EditionDossier(Edition edition, Instant assembledAt, @Nullable String approvedBy,
		@Nullable WaitingEdition waiting, @Nullable Correction correction, @Nullable String line,
		List<Article> articles, List<Figure> figures, List<Silence> silent, List<String> notices, List<Fact> manifest,
		boolean rewritten) {

	/**
	 * An article as it was when the edition was assembled.
	 *
	 * @param number its number
	 * @param outlet who published it
	 * @param title its headline
	 * @param link its address; null on a saved page
	 * @param day the day it counts for
	 * @param hash SHA-256 of all that the edition has of it
	 */
	public record Article(long number, String outlet, String title, @Nullable URI link, LocalDate day, String hash) {
	}

	/**
	 * The figure that a currency stands with.
	 *
	 * @param currency its code
	 * @param source name of the source; null if none has a rate
	 * @param label what may be said of the source
	 * @param state where the close comes from
	 * @param price local currency per one dollar; null if there is none
	 * @param date the day that it is of; null if there is none
	 * @param days on how many days of the week the source published
	 * @param expectedDays on how many days of a week the source publishes
	 * @param held how many quotes were set aside
	 */
	public record Figure(String currency, @Nullable String source, @Nullable SourceLabel label,
			WeeklyFigures.State state, @Nullable BigDecimal price, @Nullable LocalDate date, int days, int expectedDays,
			int held) {
	}

	/**
	 * A source that did not answer usably.
	 *
	 * @param source its name
	 * @param failure one sentence
	 */
	public record Silence(String source, String failure) {
	}

	/**
	 * What an operator ordered of a further revision.
	 *
	 * @param corrects the edition that it corrects
	 * @param note the first line that its readers see
	 */
	public record Correction(EditionId corrects, String note) {
	}

	/**
	 * One line of a manifest.
	 *
	 * @param name what was sealed
	 * @param value its hash, or itself
	 */
	public record Fact(String name, String value) {
	}

}
