package elchi.delivery;

import java.time.Clock;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this installation may send at all: not while an operator has paused it, and not
 * from a database that was put back or copied, since much of what such a database holds
 * for due has gone already.
 * <p>
 * The database's epoch grows whenever sending begins, goes on and ends, and the highest
 * one seen is kept in a file of the home. The database is written first, so that a crash
 * between the two leaves the file behind, which is harmless.
 */
public final class SendingGuard {

	private static final Logger LOG = LoggerFactory.getLogger(SendingGuard.class);

	private static final String REMEDY = "Sending is off. %s An operator who is certain that no other copy sends "
			+ "may confirm it: 'resume-sending --confirm-copy'.";

	private final SendingRow row;

	private final EpochFile file;

	private final Clock clock;

	SendingGuard(SendingRow row, EpochFile file, Clock clock) {
		this.row = row;
		this.file = file;
		this.clock = clock;
	}

	/**
	 * Begins the life of this process: a new installation gets its file before anything
	 * can be mailed.
	 */
	void enter() {
		Epoch epoch = this.row.read().epoch();
		Optional<String> finding = finding();
		if (finding.isEmpty()) {
			this.file.raise(epoch);
			return;
		}
		LOG.warn("Sending is off reason={}", finding.get());
	}

	/**
	 * Why nothing may be sent now, in words for an operator; empty if it may.
	 */
	public Optional<String> objection() {
		return finding().or(() -> paused(this.row.read()));
	}

	/**
	 * What makes this look like a copy, whose sending an operator must confirm; empty if
	 * nothing does.
	 */
	public Optional<String> finding() {
		return found().map(REMEDY::formatted);
	}

	private Optional<String> found() {
		Epoch stored = this.row.read().epoch();
		Optional<Epoch> seen;
		try {
			seen = this.file.read();
		}
		catch (IllegalStateException ex) {
			return Optional.of(ex.getMessage() + ".");
		}
		if (seen.isEmpty()) {
			return this.row.hasMailings() ? Optional
				.of("The database has mailings, but the file '%s' is not there: the database is a copy, or the home is new."
					.formatted(this.file.path())) : Optional.empty();
		}
		return compare(stored, seen.get());
	}

	private Optional<String> compare(Epoch stored, Epoch seen) {
		if (!seen.isOf(stored)) {
			return Optional
				.of("The file '%s' is of installation %s, the database of %s: one of them was exchanged or copied."
					.formatted(this.file.path(), seen.installation(), stored.installation()));
		}
		if (stored.number() < seen.number()) {
			return Optional
				.of("The database is at epoch %d, and the file '%s' at %d: an older database was put back, and what it holds for due may have gone."
					.formatted(stored.number(), this.file.path(), seen.number()));
		}
		return Optional.empty();
	}

	private static Optional<String> paused(SendingRow.Stored stored) {
		return Optional.ofNullable(stored.pausedReason())
			.map((reason) -> "All sending is paused by %s: %s".formatted(stored.pausedBy(), reason));
	}

	/**
	 * Whether an operator has paused all sending.
	 */
	public boolean isPaused() {
		return this.row.read().pausedReason() != null;
	}

	/**
	 * Takes the right to send, anew every while.
	 * @throws SendingOffException if nothing may be sent
	 */
	void take() {
		objection().ifPresent((reason) -> {
			throw new SendingOffException(reason);
		});
		grow();
	}

	/**
	 * Keeps what others have sent, so that a home whose process sends rarely knows an
	 * older database as well.
	 */
	public void observe() {
		if (finding().isEmpty()) {
			this.file.raise(this.row.read().epoch());
		}
	}

	/**
	 * Notes that something was sent, also when it has been paused meanwhile.
	 */
	void note() {
		if (finding().isEmpty()) {
			grow();
		}
	}

	private void grow() {
		this.row.grow();
		this.file.raise(this.row.read().epoch());
	}

	/**
	 * Stops all sending of every process at this database; what is on the wire is
	 * finished.
	 * @throws IllegalArgumentException if no reason is given
	 */
	public void pause(String by, String reason) {
		this.row.read();
		this.row.pause(by, reasoned(reason), this.clock.instant());
		LOG.warn("All sending is paused by={} reason={}", by, reason);
	}

	/**
	 * Lets mail leave again after a pause.
	 * @throws IllegalArgumentException if no reason is given, or if this looks like a
	 * copy, which is to be confirmed
	 */
	public void resume(String by, String reason) {
		finding().ifPresent((finding) -> {
			throw new IllegalArgumentException(finding);
		});
		String why = reasoned(reason);
		this.row.resume();
		LOG.info("All sending is resumed by={} reason={}", by, why);
	}

	/**
	 * Says that this is no copy beside which another sends, and lets mail leave.
	 * @throws IllegalArgumentException if no reason is given
	 */
	public void confirm(String by, String reason) {
		String why = reasoned(reason);
		Epoch stored = this.row.read().epoch();
		finding().ifPresent((finding) -> LOG.warn("Confirmed by={} finding={}", by, finding));
		seen().filter((seen) -> seen.isOf(stored)).ifPresent((seen) -> this.row.overtake(seen.number()));
		this.row.grow();
		this.file.replace(this.row.read().epoch());
		this.row.resume();
		LOG.info("All sending is resumed by={} reason={}", by, why);
	}

	private Optional<Epoch> seen() {
		try {
			return this.file.read();
		}
		catch (IllegalStateException ex) {
			return Optional.empty();
		}
	}

	private static String reasoned(String reason) {
		if (reason.isBlank()) {
			throw new IllegalArgumentException("A reason is needed; it is kept in the audit log");
		}
		return reason.strip();
	}

}
