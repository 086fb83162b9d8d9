package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A source of news as a definition names it, such as {@code timesca}, the feed of The
 * Times of Central Asia.
 *
 * @param name name of the source, {@code timesca}
 * @param outlet who publishes it, as readers know it
 * @param form how the news come
 * @param location address of the document: {@code https:}, {@code http:}, {@code file:}
 * or {@code classpath:}
 * @param observedAt when a saved page was saved
 * @param selectors where things are on a listing page
 * @param countries the countries of an article that names none
 * @param language the language of the articles; English when not said
 */
public record Feed(String name, String outlet, Form form, URI location, @Nullable Instant observedAt,
		@Nullable Selectors selectors, List<Country> countries, @Nullable Locale language) {

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,98}");

	private static final Set<String> SCHEMES = Set.of("https", "http", "file", "classpath");

	@SuppressWarnings("NullAway") // the binder passes null for what the file leaves out
	public Feed {
		Assert.isTrue(name != null && NAME.matcher(name).matches(),
				() -> "The source name '%s' is not usable. Allowed are lower-case letters, digits, '.', '_' and '-'."
					.formatted(name));
		String source = "of source '" + name + "'";
		Assert.isTrue(StringUtils.hasText(outlet) && outlet.length() <= 200,
				() -> "The outlet %s is missing or longer than 200 characters.".formatted(source));
		Assert.isTrue(form != null,
				() -> "The form %s is missing. Allowed are feed, listing and saved-page.".formatted(source));
		Assert.isTrue(
				location != null && location.getScheme() != null
						&& SCHEMES.contains(location.getScheme().toLowerCase(Locale.ROOT)),
				() -> "The location '%s' %s is not usable. Allowed are https, http, file and classpath."
					.formatted(location, source));
		Assert.isTrue(form != Form.SAVED_PAGE || observedAt != null,
				() -> "The observed-at %s is missing. A saved page shows no dates: say when it was saved, such as '2026-09-27T18:00:00+05:00'."
					.formatted(source));
		Assert.isTrue(form != Form.LISTING || selectors != null,
				() -> "The selectors %s are missing. A listing needs at least article and title.".formatted(source));
		countries = (countries != null) ? List.copyOf(countries) : List.of();
	}

	Locale locale() {
		return (this.language != null) ? this.language : Locale.ENGLISH;
	}

	/**
	 * How news come.
	 */
	public enum Form {

		/** RSS or Atom. */
		FEED,

		/** HTML pages that list articles, the newest first. */
		LISTING,

		/** A listing page that was saved as text. */
		SAVED_PAGE

	}

}
