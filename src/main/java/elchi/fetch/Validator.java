package elchi.fetch;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the document looked that was last stored.
 *
 * @param etag its ETag header
 * @param lastModified its Last-Modified header
 * @param bodyHash SHA-256 of its bytes
 * @param rememberedAt when its whole body was fetched
 */
record Validator(@Nullable String etag, @Nullable Instant lastModified, String bodyHash, Instant rememberedAt) {

	/**
	 * Servers exist that answer "not modified" for ever; a week is as long as they are
	 * believed.
	 */
	private static final Duration BELIEVED_FOR = Duration.ofDays(7);

	boolean isBelievedAt(Instant now) {
		return now.isBefore(this.rememberedAt.plus(BELIEVED_FOR));
	}

	/**
	 * Whether an answer of "not modified" carries other validators than these: then one
	 * of the two is stuck.
	 */
	boolean isContradictedBy(Answer answer) {
		boolean otherTag = this.etag != null && answer.etag() != null && !weak(this.etag).equals(weak(answer.etag()));
		boolean otherDate = this.lastModified != null && answer.lastModified() != null
				&& !this.lastModified.equals(answer.lastModified());
		return otherTag || otherDate;
	}

	private static String weak(String etag) {
		return etag.startsWith("W/") ? etag.substring(2) : etag;
	}

}
