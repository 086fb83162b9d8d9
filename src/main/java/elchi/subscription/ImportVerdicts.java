package elchi.subscription;

import java.time.ZoneOffset;

import elchi.subscription.ImportTally.Fate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each row, given who is known already.
 */
final class ImportVerdicts {

	private final ImportMode mode;

	private final ImportBatch batch;

	private final ImportTally tally;

	ImportVerdicts(ImportMode mode, ImportBatch batch, ImportTally tally) {
		this.mode = mode;
		this.batch = batch;
		this.tally = tally;
	}

	void decide(ImportRow row, @Nullable Subscriber known) {
		if (row.repeated()) {
			repeated(row, known);
		}
		else if (known == null) {
			stranger(row);
		}
		else if (row.status() == SubscriberStatus.SUPPRESSED && isOut(known)) {
			this.tally.count(Fate.UNCHANGED);
		}
		else if (known.status() == SubscriberStatus.ERASED) {
			this.tally.count(Fate.KEPT_OUT, row.number(), "Erased; only the person can return");
		}
		else if (known.status() == SubscriberStatus.SUPPRESSED) {
			this.tally.count(Fate.KEPT_OUT, row.number(),
					"Suppressed (%s); that has to be lifted first".formatted(known.suppressedFor()));
		}
		else {
			change((this.mode == ImportMode.SUPPRESS) ? ImportChange.narrowing(row, known)
					: ImportChange.of(row, known));
		}
	}

	private static boolean isOut(Subscriber known) {
		return known.status() == SubscriberStatus.SUPPRESSED || known.status() == SubscriberStatus.ERASED;
	}

	/**
	 * The first row about somebody holds, so that importing a file again changes nothing.
	 */
	private void repeated(ImportRow row, @Nullable Subscriber known) {
		this.tally.count(Fate.REPEATED, row.number(),
				"The address stands in an earlier row, which holds; what this row takes away is taken away");
		if (known != null && !isOut(known)) {
			this.batch.update(ImportChange.narrowing(row, known));
		}
	}

	private void stranger(ImportRow row) {
		if (this.mode == ImportMode.UPDATE) {
			this.tally.count(Fate.UNKNOWN, row.number(), "Not known; the mode 'update' adds nobody");
			return;
		}
		this.batch.add(row);
		this.tally.count((this.mode == ImportMode.SUPPRESS) ? Fate.SUPPRESSED : Fate.ADDED);
	}

	private void change(ImportChange change) {
		change.refused()
			.forEach((left) -> this.tally.note(change.row().number(), "Left the list '%s' on %s and stays out of it"
				.formatted(left.list(), left.changedAt().atOffset(ZoneOffset.UTC).toLocalDate())));
		if (change.isNothing()) {
			this.tally.count(Fate.UNCHANGED);
			return;
		}
		this.batch.update(change);
		this.tally.count((change.status() == SubscriberStatus.SUPPRESSED) ? Fate.SUPPRESSED : Fate.UPDATED);
	}

}
