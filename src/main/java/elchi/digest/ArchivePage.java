package elchi.digest;

import java.time.Instant;
import java.util.Locale;

/**
 * A page of the archive as anybody gets it.
 *
 * @param body the page
 * @param language the language that it speaks
 * @param changed when what it tells last changed
 */
public record ArchivePage(String body, Locale language, Instant changed) {
}
