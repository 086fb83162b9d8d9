package elchi.fetch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * No document, and why; never leaves this room.
 */
class FetchFailedException extends RuntimeException {

	private final FetchResult.Reason reason;

	private final transient @Nullable Instant retryAfter;

	FetchFailedException(FetchResult.Reason reason, String message) {
		this(reason, message, null);
	}

	FetchFailedException(FetchResult.Reason reason, String message, @Nullable Instant retryAfter) {
		super(message);
		this.reason = reason;
		this.retryAfter = retryAfter;
	}

	FetchResult.Failed result(FetchRequest request) {
		return new FetchResult.Failed(request, this.reason, String.valueOf(getMessage()), this.retryAfter);
	}

}
