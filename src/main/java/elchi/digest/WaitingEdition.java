package elchi.digest;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a sealed edition waits for.
 *
 * @param edition the edition
 * @param manifestHash what is to be approved; another hash is refused
 * @param since since when it waits
 * @param decideBy until when; null for as long as it takes
 * @param wanted how many different people must approve it
 * @param approvedBy who has
 */
public record WaitingEdition(EditionId edition, String manifestHash, Instant since, @Nullable Instant decideBy,
		int wanted, List<String> approvedBy) {

	public WaitingEdition {
		approvedBy = List.copyOf(approvedBy);
	}

	/**
	 * Whether its time is over.
	 */
	boolean isOverdue(Instant now) {
		return this.decideBy != null && !now.isBefore(this.decideBy);
	}

}
