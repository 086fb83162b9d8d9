package elchi.subscription;

import java.util.List;
import java.util.Map;

/**
 * What another room keeps about one person: its part of the page where people see what
 * they chose, of what they are given when they ask for all of it, and of what is
 * forgotten with them.
 */
public interface PreferenceSection {

	/**
	 * Names it in a form's field {@code section}.
	 */
	String name();

	/**
	 * The section as HTML, in the reader's language; everything in it is escaped.
	 */
	String render(Subscriber reader);

	/**
	 * Does what a form of the section says, and answers the section as it is then. The
	 * same form again changes nothing more.
	 */
	String apply(Subscriber reader, Map<String, String> form);

	/**
	 * All that is kept about somebody, an entry with its named words for each thing.
	 */
	List<Map<String, String>> export(long subscriber);

	/**
	 * Removes all of it. Takes part in the caller's transaction.
	 */
	void erase(long subscriber);

}
