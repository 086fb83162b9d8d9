package elchi.alert;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the templates of the alert see, every figure and date already in words.
 *
 * @param language tag of the language
 * @param subject the largest move
 * @param preheader what an inbox shows beside it
 * @param date day of the mail in full
 * @param notice said before anything else if the mail is late or a replay; null mostly
 * @param items the alerts, largest first
 * @param more further ones, a line each
 * @param footer why this mail, and how to leave
 * @param wrap folds a paragraph of the text part at 72 columns
 */
record AlertView(String language, String subject, String preheader, String date, @Nullable String notice,
		List<Item> items, List<Line> more, Footer footer, Function<String, String> wrap) {

	boolean hasMore() {
		return !this.more.isEmpty();
	}

	/**
	 * One alert.
	 *
	 * @param lead the whole in one sentence
	 * @param inverse the same from the other side; empty if there is nothing to say
	 * @param figures what is set large; null for an outage and its end
	 * @param facts why now, rule, source, a sentence each
	 * @param chart the picture; null mostly
	 * @param after what was told before, and what would be told next
	 * @param link page of the rule
	 * @param first whether no other stands before it
	 */
	record Item(String lead, String inverse, @Nullable Large figures, List<String> facts, @Nullable Chart chart,
			List<String> after, String link, boolean first) {
	}

	/**
	 * What is read in five seconds.
	 *
	 * @param title {@code The tenge against the dollar}
	 * @param span since when, {@code in 7 days}
	 * @param change {@code +1.02%}
	 * @param up whether it rose
	 * @param trend the same in a word, for those who do not see the arrow
	 * @param from price before; empty if there is none
	 * @param fromDate its day
	 * @param to price now
	 * @param toDate its day
	 * @param unit {@code tenge per dollar}
	 */
	record Large(String title, String span, String change, boolean up, String trend, String from, String fromDate,
			String to, String toDate, String unit) {

		String arrow() {
			return this.up ? "▲" : "▼";
		}

		String tone() {
			return this.up ? "up" : "down";
		}

		/** Colour in the light. */
		String ink() {
			return this.up ? "#1a6b3c" : "#a62f26";
		}

	}

	/**
	 * The picture.
	 *
	 * @param source where it is found, {@code cid:chart}
	 * @param caption what it shows
	 * @param alt the finding
	 */
	record Chart(String source, String caption, String alt) {
	}

	/**
	 * A further alert.
	 *
	 * @param text one line
	 * @param link page of the rule
	 */
	record Line(String text, String link) {
	}

	/**
	 * The end of the mail.
	 *
	 * @param why why this mail came
	 * @param unsubscribe ends all alerts
	 * @param preferences shows all rules
	 * @param publisher who sent it
	 * @param postalAddress where they are
	 */
	record Footer(String why, String unsubscribe, String preferences, String publisher, String postalAddress) {
	}

}
