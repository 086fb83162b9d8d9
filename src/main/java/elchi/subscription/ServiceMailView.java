package elchi.subscription;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import elchi.template.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of mails to one see, all of it in words.
 *
 * @param language tag of the language
 * @param subject the subject
 * @param preheader what an inbox shows beside it
 * @param title the heading
 * @param lead why this mail
 * @param button the one thing to do
 * @param until how long its link works; null if it is not said
 * @param note what to do if one did not ask for it; empty if there is nothing to say
 * @param edition the latest digest; null mostly
 * @param leaves links that end a list; none mostly
 * @param publisher who sends it
 * @param postalAddress where the publisher is
 * @param wrap folds a paragraph of the text part at 72 columns
 */
record ServiceMailView(String language, String subject, String preheader, String title, String lead, Link button,
		@Nullable String until, String note, @Nullable Latest edition, List<Link> leaves, String publisher,
		String postalAddress, Function<String, String> wrap) {

	/**
	 * A mail with one thing to do, whose own words have its name.
	 * @param mail the name of its subject, title and lead among the words
	 * @param said what the words are filled with
	 */
	static ServiceMailView of(ServiceWords words, String mail, Map<String, String> said, Link button, String until,
			String note, Publisher publisher) {
		String lead = words.format("mail." + mail + ".lead", said);
		return new ServiceMailView(words.tag(), words.format("mail." + mail + ".subject", said), lead,
				words.text("mail." + mail + ".title"), lead, button, words.format(until, said), words.text(note), null,
				List.of(), publisher.name(), publisher.postalAddress(), Paragraph::wrap);
	}

	boolean hasNote() {
		return !this.note.isEmpty();
	}

	boolean hasLeaves() {
		return !this.leaves.isEmpty();
	}

	/**
	 * A link.
	 *
	 * @param words what it says
	 * @param address where it leads
	 */
	record Link(String words, String address) {
	}

	/**
	 * An edition that one can read at once.
	 *
	 * @param headlines what it tells of, the most important first
	 * @param link its page
	 */
	record Latest(List<String> headlines, Link link) {
	}

}
