package elchi.fetch;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link FetchRequest}: the document, the word that it has not changed,
 * or a failure with a name.
 */
public sealed interface FetchResult {

	/**
	 * The document, whole and within the size cap.
	 *
	 * @param request what was asked for
	 * @param location where it was found after redirects
	 * @param body the bytes after decompression; the caller must not change them
	 * @param contentType the Content-Type header as received
	 * @param lastModified the Last-Modified header
	 * @param etag the ETag header as received
	 * @param fetchedAt when the answer was complete
	 */
	record Fetched(FetchRequest request, URI location, byte[] body, @Nullable String contentType,
			@Nullable Instant lastModified, @Nullable String etag, Instant fetchedAt) implements FetchResult {
	}

	/**
	 * The document is still the one that was last remembered.
	 *
	 * @param request what was asked for
	 * @param checkedAt when the server said so
	 */
	record NotModified(FetchRequest request, Instant checkedAt) implements FetchResult {
	}

	/**
	 * No document, and why.
	 *
	 * @param request what was asked for
	 * @param reason the kind of failure
	 * @param message one sentence for an operator, with the value that was met
	 * @param retryAfter before when the server does not want to be asked again
	 */
	record Failed(FetchRequest request, Reason reason, String message,
			@Nullable Instant retryAfter) implements FetchResult {
	}

	/**
	 * Kinds of failure.
	 */
	enum Reason {

		/** No connection, or it broke. */
		UNREACHABLE,

		/** No complete answer within the time cap. */
		TIMEOUT,

		/** More octets than the size cap allows, before or after decompression. */
		TOO_LARGE,

		/** A challenge or a firewall's page in place of the document. */
		BLOCKED,

		/**
		 * 429 or 503 with the wish to be left alone for a while, or such a wish still
		 * holds.
		 */
		THROTTLED,

		/** 404: nothing there, today. */
		NOT_FOUND,

		/** 410: nothing there, ever again. */
		GONE,

		/** Any other status than success. */
		STATUS,

		/** An address that is not fetched: private, loopback, or of an unknown scheme. */
		REFUSED

	}

}
