package elchi.digest.web;

import java.util.Locale;

import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The language in which a visitor of the archive is answered: the one in the address,
 * else the first of the browser's that there is, else English.
 */
@Component
class PageLanguage {

	private final Phrases phrases;

	PageLanguage(Phrases phrases) {
		this.phrases = phrases;
	}

	/**
	 * The language.
	 * @param wanted what the address says; null if it says nothing
	 * @param accepted the header Accept-Language; null if there is none
	 */
	Locale of(@Nullable String wanted, @Nullable String accepted) {
		return find((wanted != null) ? wanted : accepted);
	}

	private Locale find(@Nullable String ranges) {
		if (ranges == null || ranges.isBlank()) {
			return Phrases.FALLBACK;
		}
		try {
			Locale found = Locale.lookup(Locale.LanguageRange.parse(ranges), this.phrases.languages());
			return (found != null) ? found : Phrases.FALLBACK;
		}
		catch (IllegalArgumentException ex) {
			return Phrases.FALLBACK;
		}
	}

}
