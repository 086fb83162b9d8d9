package elchi.digest;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import elchi.delivery.Addressees;
import elchi.delivery.Addressees.Addressee;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.delivery.Settlement;
import elchi.subscription.SealedReaders;
import elchi.subscription.SealedReaders.Chosen;
import elchi.subscription.SealedReaders.ComeSince;

/**
 * Who gets an edition beyond its first sealing: in a rerun those who have come since, in
 * a correction those who had what it corrects, and those who would still have got it.
 */
public class Revisions {

	/** These may have arrived: they are told that it was wrong. */
	public static final Set<DeliveryStatus> MAY_HAVE_IT = EnumSet.of(DeliveryStatus.ACCEPTED, DeliveryStatus.UNCERTAIN,
			DeliveryStatus.SENDING);

	/** These have nothing yet: they get the correction in its place. */
	public static final Set<DeliveryStatus> HAVE_NOTHING = EnumSet.of(DeliveryStatus.DUE, DeliveryStatus.DEFERRED,
			DeliveryStatus.CLAIMED);

	private static final Set<DeliveryStatus> CONCERNED = EnumSet
		.copyOf(Stream.concat(MAY_HAVE_IT.stream(), HAVE_NOTHING.stream()).toList());

	/** One minute, of half a second each time. */
	private static final int PATIENCE = 120;

	private static final int GLANCE = 500;

	private final Editions editions;

	private final SealedReaders readers;

	private final Addressees addressees;

	private final Settlement settlement;

	private final Clock clock;

	Revisions(Editions editions, SealedReaders readers, Addressees addressees, Settlement settlement, Clock clock) {
		this.editions = editions;
		this.readers = readers;
		this.addressees = addressees;
		this.settlement = settlement;
		this.clock = clock;
	}

	/**
	 * Who would join an edition in a rerun.
	 */
	public ComeSince comeSince(EditionId id, int named) {
		return this.readers.comeSince(audiences(id), DigestComposer.LIST, named);
	}

	/**
	 * Number of the next rerun of an edition.
	 */
	public int nextAttempt(EditionId id) {
		return Math.max(this.readers.attempts(id.toString()), 1) + 1;
	}

	/**
	 * Seals those who have come since.
	 */
	void add(EditionId id, int attempt) {
		this.readers.add(id.toString(), attempt, audiences(id), DigestComposer.LIST);
	}

	/**
	 * How many readers were sealed for an edition, all times together.
	 */
	long readers(EditionId id) {
		return this.readers.total(id.toString());
	}

	/**
	 * Seals the readers of a correction, once nothing of what it corrects is on the wire.
	 */
	void seal(EditionId id, EditionId corrected) {
		awaitSilence(corrected.mailing());
		this.readers.sealCorrection(id.toString(), corrected.toString(), DigestComposer.LIST,
				this.addressees.all(corrected.mailing(), CONCERNED).map(Revisions::chosen));
	}

	/**
	 * Takes back what is still to be sent of the corrected edition.
	 */
	void replace(EditionId corrected, EditionId by) {
		this.settlement.replace(corrected.mailing(), by.mailing());
	}

	private static Chosen chosen(Addressee addressee) {
		return new Chosen(addressee.subscriber(), MAY_HAVE_IT.contains(addressee.status()));
	}

	/**
	 * The mailing is paused: what its senders have begun ends within moments.
	 */
	private void awaitSilence(MailingId mailing) {
		for (int glance = 0; glance < PATIENCE; glance++) {
			if (this.addressees.atWork(mailing, this.clock.instant()) == 0) {
				return;
			}
			pause();
		}
		throw new IllegalStateException(
				"Mailing %s is still being sent; restart this run when that has ended".formatted(mailing));
	}

	private static void pause() {
		try {
			new CountDownLatch(1).await(GLANCE, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a mailing was still being sent", ex);
		}
	}

	private List<String> audiences(EditionId id) {
		return this.editions.revisions(id.week()).stream().map((edition) -> edition.id().toString()).toList();
	}

}
