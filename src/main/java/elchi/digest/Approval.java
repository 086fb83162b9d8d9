package elchi.digest;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Whether a frozen edition waits for somebody's word, and for how long.
 *
 * @param needed whether every edition waits; a closed gate that asks waits in any case
 * @param deadline how long an edition waits; null for as long as it takes
 * @param then what becomes of it when nobody has approved it by then
 * @param secondAbove above how many readers a second person must approve what waits; null
 * if one is always enough
 */
record Approval(@DefaultValue("false") boolean needed, @Nullable Duration deadline, @DefaultValue("skip") Then then,
		@Nullable Integer secondAbove) {

	Approval {
		Assert.isTrue(deadline == null || (!deadline.isNegative() && !deadline.isZero()),
				() -> "Deadline '%s' is not positive".formatted(deadline));
		Assert.isTrue(secondAbove == null || secondAbove >= 0,
				() -> "'%d' readers are not possible".formatted(secondAbove));
	}

	/**
	 * How many different people must approve an edition of that many readers.
	 */
	int approvals(long audience) {
		return (this.secondAbove != null && audience > this.secondAbove) ? 2 : 1;
	}

	/**
	 * What becomes of an edition that nobody has approved in time.
	 */
	enum Then {

		/** It goes out. */
		SEND,

		/** It is not sent, and the reason is recorded. */
		SKIP

	}

}
