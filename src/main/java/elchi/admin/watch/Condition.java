package elchi.admin.watch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A finding over time.
 *
 * @param id its number
 * @param finding what was found when it opened
 * @param openedAt when it was found
 * @param closedAt when it was found no more; null while it is open
 */
record Condition(long id, Finding finding, Instant openedAt, @Nullable Instant closedAt) {

	boolean isOpen() {
		return this.closedAt == null;
	}

}
