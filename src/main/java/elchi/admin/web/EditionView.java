package elchi.admin.web;

import java.util.List;

import elchi.digest.EditionDossier;

/**
 * One edition: where it stands, how it looks, what was sealed, and what was done to it.
 *
 * @param title title of the page
 * @param zone zone of the times
 * @param id its name
 * @param state where it stands
 * @param needs what an operator has to decide, a sentence each
 * @param facts what is known of it
 * @param acts what can be done with it now
 * @param seen how it looks
 * @param contents what it tells
 * @param books the books of its mailing; empty before there is one
 * @param revisions the revisions of its week if there are others, newest first
 * @param runs the last runs that were for it
 * @param entries what was done to it, newest first
 */
record EditionView(String title, String zone, String id, String state, List<String> needs, List<Fact> facts,
		List<Link> acts, Seen seen, Contents contents, List<BooksView> books, List<Link> revisions,
		List<RunWords.Line> runs, List<Entry> entries) {

	boolean needy() {
		return !this.needs.isEmpty();
	}

	boolean revised() {
		return this.revisions.size() > 1;
	}

	boolean ran() {
		return !this.runs.isEmpty();
	}

	boolean acted() {
		return !this.entries.isEmpty();
	}

	/**
	 * Something that is known of an edition.
	 *
	 * @param name what
	 * @param value the value
	 * @param code whether it is for machines rather than people
	 */
	record Fact(String name, String value, boolean code) {
	}

	/**
	 * A link.
	 *
	 * @param path where it leads; empty if one is there
	 * @param words its words
	 */
	record Link(String path, String words) {

		boolean elsewhere() {
			return !this.path.isEmpty();
		}

	}

	/**
	 * How an edition looks to a reader without wishes.
	 *
	 * @param tab in which of three ways it is seen
	 * @param subject the subject of its mails
	 * @param language the language that it is seen in
	 * @param languages all languages
	 * @param text its text, if that is what is seen
	 * @param source its HTML as it is written, if that is what is seen
	 */
	record Seen(Tab tab, String subject, String language, List<Language> languages, String text, String source) {

		boolean asHtml() {
			return this.tab == Tab.HTML;
		}

		boolean asText() {
			return this.tab == Tab.TEXT;
		}

		boolean asSource() {
			return this.tab == Tab.SOURCE;
		}

		/**
		 * The end of the address that the tab has.
		 */
		String suffix() {
			return this.tab.suffix;
		}

	}

	/**
	 * A language that an edition can be seen in.
	 *
	 * @param tag its tag
	 * @param name its name in itself
	 * @param current whether it is seen in it
	 */
	record Language(String tag, String name, boolean current) {
	}

	/**
	 * A way to see an edition.
	 */
	enum Tab {

		/** As a reader's program draws it, at two widths. */
		HTML(""),

		/** As a program without HTML shows it. */
		TEXT("/text"),

		/** The HTML as it is written. */
		SOURCE("/source");

		private final String suffix;

		Tab(String suffix) {
			this.suffix = suffix;
		}

	}

	/**
	 * What an edition tells, and what was sealed of it.
	 *
	 * @param articles what it tells, best first
	 * @param figures the close of each currency
	 * @param silent sources that did not answer
	 * @param notices what it says about itself
	 * @param manifest line by line what was sealed, but for the charts; empty before it
	 * is frozen
	 * @param charts the lines of the charts
	 */
	record Contents(List<Article> articles, List<Figure> figures, List<EditionDossier.Silence> silent,
			List<String> notices, List<Fact> manifest, List<Fact> charts) {

		boolean drawn() {
			return !this.charts.isEmpty();
		}

		int drawings() {
			return this.charts.size();
		}

		int count() {
			return this.articles.size();
		}

		boolean sealed() {
			return !this.manifest.isEmpty();
		}

		boolean partly() {
			return !this.silent.isEmpty();
		}

		boolean noticed() {
			return !this.notices.isEmpty();
		}

	}

	/**
	 * An article.
	 *
	 * @param number its number
	 * @param outlet who published it
	 * @param title its headline
	 * @param link its address; empty on a saved page
	 * @param day the day it counts for
	 * @param hash the beginning of its hash
	 */
	record Article(long number, String outlet, String title, String link, String day, String hash) {

		boolean linked() {
			return !this.link.isEmpty();
		}

	}

	/**
	 * The figure of a currency.
	 *
	 * @param currency its code
	 * @param price local currency per dollar as it stands in the store; empty if there is
	 * none
	 * @param source name of the source, and what may be said of it
	 * @param date the day that it is of
	 * @param days on how many days of the week the source published
	 * @param remark what is special about it
	 */
	record Figure(String currency, String price, String source, String date, String days, String remark) {
	}

	/**
	 * Something that was done to an edition.
	 *
	 * @param at when
	 * @param who by whom
	 * @param what the verb
	 * @param why in their words
	 * @param outcome what came of it
	 */
	record Entry(String at, String who, String what, String why, String outcome) {
	}

}
