package elchi.digest;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the templates of the archive see besides the editions themselves.
 */
final class ArchiveViews {

	private ArchiveViews() {
	}

	/**
	 * What stands around every page.
	 *
	 * @param publisher name of the publisher
	 * @param postalAddress postal address of the publisher; empty while unset
	 * @param tag tag of the page's language
	 * @param canonical address of this page in this language
	 * @param languages the same page in every language
	 * @param atom address of the Atom feed
	 * @param jsonFeed address of the JSON feed
	 */
	record Frame(String publisher, String postalAddress, String tag, String canonical, List<Translation> languages,
			String atom, String jsonFeed) {
	}

	/**
	 * The page in another language.
	 *
	 * @param tag tag of the language
	 * @param name its name in itself
	 * @param link address of the page on this server
	 * @param address the same as the world sees it
	 * @param here whether it is the language of this page
	 */
	record Translation(String tag, String name, String link, String address, boolean here) {
	}

	/**
	 * The list of editions.
	 *
	 * @param frame what stands around it
	 * @param lines an edition each, the newest first
	 * @param newer address of the page before; null on the first
	 * @param older address of the page after; null on the last
	 */
	record Index(Frame frame, List<Line> lines, @Nullable String newer, @Nullable String older) {
	}

	/**
	 * An edition in the list.
	 *
	 * @param subject the fact of the week
	 * @param range the days of the week
	 * @param lead the week in one line
	 * @param link its address
	 * @param corrected whether it corrects an earlier one
	 */
	record Line(String subject, String range, String lead, String link, boolean corrected) {
	}

	/**
	 * One edition.
	 *
	 * @param frame what stands around it
	 * @param digest the edition in words
	 * @param id its name
	 * @param picture address of its chart for those who show a link to it; null without
	 * @param corrects address of the edition that this one corrects; null mostly
	 * @param correction address of the newest correction of this one; null mostly
	 */
	record Whole(Frame frame, DigestView digest, String id, @Nullable String picture, @Nullable String corrects,
			@Nullable String correction) {
	}

}
