package elchi.delivery;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One mailing in the ledger with what became of it so far.
 *
 * @param mailing the mailing
 * @param pausedReason why it is paused; null if it is not
 * @param closedAt when nothing was left to do; null while something is
 * @param counts how many of its deliveries are in each status; none is left out
 */
public record LedgerEntry(Mailing mailing, @Nullable String pausedReason, @Nullable Instant closedAt,
		Map<DeliveryStatus, Long> counts) {

	public LedgerEntry {
		counts = Map.copyOf(counts);
	}

	/**
	 * How many of its deliveries are in a status.
	 */
	public long count(DeliveryStatus status) {
		return this.counts.getOrDefault(status, 0L);
	}

	/**
	 * Whether the sealed audience is the sum of all statuses. That each key is there once
	 * is asked of {@link DeliveryLedger#books} alone.
	 */
	public boolean addsUp() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum() == this.mailing.audience();
	}

}
