package elchi.news;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An article as one document shows it, in plain text, before it is known whether we have
 * it already.
 *
 * @param guid the outlet's own name for it
 * @param link its address without trackers
 * @param title its headline
 * @param text what is shown of it, a paragraph a line
 * @param publishedAt when the outlet says it was published; null when it does not say, or
 * says what is no date
 * @param truncated whether only its beginning is shown
 */
record Item(@Nullable String guid, @Nullable URI link, String title, String text, @Nullable Instant publishedAt,
		boolean truncated) {
}
