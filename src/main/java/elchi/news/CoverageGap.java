package elchi.news;

import java.time.Instant;

/**
 * A time of which a source's articles may be missing: when it was fetched again, its
 * oldest article was newer than the newest of the fetch before.
 *
 * @param source name of the source
 * @param from the newest article of the fetch before
 * @param upto the oldest article of the fetch after
 */
public record CoverageGap(String source, Instant from, Instant upto) {
}
