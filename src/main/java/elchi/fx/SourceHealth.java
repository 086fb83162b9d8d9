package elchi.fx;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a rate source answered last.
 *
 * @param source name of the source
 * @param answering whether its last answer was usable
 * @param failure one sentence about the failure; null while answering
 * @param failingSince when the first of the failures in a row was met
 * @param lastSuccess when it was last usable
 * @param lastAsked when it was asked last, whatever it answered
 * @param failures how many failures in a row there are by now
 */
public record SourceHealth(String source, boolean answering, @Nullable String failure, @Nullable Instant failingSince,
		@Nullable Instant lastSuccess, @Nullable Instant lastAsked, int failures) {
}
