package elchi.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import elchi.template.Phrases;

/**
 * The words of mails to one and of their pages, in one language.
 */
final class ServiceWords {

	private final Phrases phrases;

	ServiceWords(Phrases phrases) {
		this.phrases = phrases;
	}

	String text(String key) {
		return this.phrases.text("subscription." + key);
	}

	String format(String key, Map<String, ?> arguments) {
		return this.phrases.format("subscription." + key, arguments);
	}

	/**
	 * "the weekly digest and the currency alerts".
	 */
	String lists(Collection<String> lists) {
		List<String> names = Subscription.LISTS.stream()
			.filter(lists::contains)
			.map((list) -> text("list." + list))
			.toList();
		return this.phrases.list(names);
	}

	/**
	 * What a link says that ends a list.
	 */
	String leave(String list) {
		return "%s: %s".formatted(text("unsubscribe.button"), text("list." + list));
	}

	/**
	 * The day whose end is a moment.
	 */
	String dayBefore(Instant end, ZoneId zone) {
		return this.phrases.date(LocalDate.ofInstant(end, zone).minusDays(1), "yMMMMd");
	}

	String tag() {
		return this.phrases.text("language.tag");
	}

}
