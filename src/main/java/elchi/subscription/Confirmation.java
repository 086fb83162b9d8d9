package elchi.subscription;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * What a link that confirms leads to.
 */
public sealed interface Confirmation {

	/**
	 * In which language it is spoken of.
	 */
	Locale language();

	/**
	 * The owner of the address is asked.
	 *
	 * @param language the language that was chosen
	 * @param question what is asked
	 * @param words what is agreed to
	 */
	record Asked(Locale language, String question, String words) implements Confirmation {
	}

	/**
	 * It was said, now or before.
	 *
	 * @param language the reader's language
	 * @param lists the lists that come
	 * @param preferences where they are changed
	 */
	record Given(Locale language, List<String> lists, URI preferences) implements Confirmation {
	}

}
