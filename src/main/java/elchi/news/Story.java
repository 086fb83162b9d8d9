package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as one or several outlets told it: the lead article and who
 * else reported it.
 *
 * @param articleId number of the lead article
 * @param outlet who published the lead article, {@code The Times of Central Asia}
 * @param title headline of the lead article, plain text
 * @param excerpt one or two whole sentences, plain text; empty if there is none
 * @param link address of the lead article without trackers; null on a saved page
 * @param countries the countries it is about; several or none make it regional
 * @param at when it counts as published (see {@link Articles#stories})
 * @param truncated whether the source showed only the beginning of the article
 * @param alsoReportedBy the other outlets, in order of their reports
 * @param aboutMoney whether it speaks of a rate, a central bank or a currency
 */
public record Story(long articleId, String outlet, String title, String excerpt, @Nullable URI link,
		Set<Country> countries, Instant at, boolean truncated, List<String> alsoReportedBy, boolean aboutMoney) {

	public Story {
		countries = Set.copyOf(countries);
		alsoReportedBy = List.copyOf(alsoReportedBy);
	}

}
