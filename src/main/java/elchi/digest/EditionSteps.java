package elchi.digest;

import java.time.Clock;
import java.time.Instant;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.Mailing;
import elchi.digest.EditionAssembler.Assembled;
import elchi.job.JobDefinitions;
import elchi.subscription.Audiences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What the steps of the weekly digest do between collecting and delivering. Each may be
 * begun again: what is done already is found done.
 */
final class EditionSteps {

	/** Exit code of a step after which the run ends without a mail. */
	static final String SKIPPED = "SKIPPED";

	/** Exit code of a step after which the run waits for an operator. */
	static final String WAITING = "WAITING";

	private static final Logger logger = LoggerFactory.getLogger(EditionSteps.class);

	private final JobDefinitions definitions;

	private final EditionAssembler assembler;

	private final EditionFreezer freezer;

	private final Editions editions;

	private final Audiences audiences;

	private final DeliveryLedger ledger;

	private final Corrections corrections;

	private final Revisions revisions;

	private final Clock clock;

	EditionSteps(JobDefinitions definitions, EditionAssembler assembler, EditionFreezer freezer, Editions editions,
			Audiences audiences, DeliveryLedger ledger, Corrections corrections, Revisions revisions, Clock clock) {
		this.definitions = definitions;
		this.assembler = assembler;
		this.freezer = freezer;
		this.editions = editions;
		this.audiences = audiences;
		this.ledger = ledger;
		this.corrections = corrections;
		this.revisions = revisions;
		this.clock = clock;
	}

	/**
	 * Makes the draft, unless it is sealed already, and applies the gates.
	 */
	ExitStatus assemble(JobParameters parameters) {
		EditionId id = DigestParameters.edition(parameters);
		if (sealed(id)) {
			return ExitStatus.COMPLETED;
		}
		String definition = DigestParameters.definition(parameters);
		Assembled assembled = assemble(id, this.definitions.get(definition, WeeklyDigestDefinition.class));
		this.editions.draft(assembled.document(), definition, this.clock.instant());
		if (assembled.action() == Gates.Action.SKIP && id.revision() == 1) {
			this.editions.skip(id, assembled.reason());
			logger.info("Skipped edition={} reason=\"{}\"", id, assembled.reason());
			return new ExitStatus(SKIPPED, assembled.reason());
		}
		if (assembled.action() == Gates.Action.ASK || assembled.action() == Gates.Action.SKIP) {
			this.editions.hold(id, assembled.reason());
		}
		logger.info("Assembled edition={} stories={} currencies={} notices={}", id,
				assembled.document().stories().size(), assembled.document().figures().size(),
				assembled.document().notices());
		return ExitStatus.COMPLETED;
	}

	private Assembled assemble(EditionId id, WeeklyDigestDefinition definition) {
		if (id.revision() == 1) {
			return this.assembler.assemble(id, definition);
		}
		Corrections.Correction correction = this.corrections.require(id);
		return this.assembler.assemble(id, definition, correction.dropped(), correction.note());
	}

	/**
	 * Seals the draft; in a rerun, those who have come since.
	 */
	ExitStatus freeze(JobParameters parameters) {
		EditionId id = DigestParameters.edition(parameters);
		if (!sealed(id)) {
			if (id.revision() > 1) {
				this.revisions.seal(id, this.corrections.require(id).corrects());
			}
			Manifest manifest = this.freezer.freeze(id);
			logger.info("Frozen edition={} audience={} manifest={}", id, manifest.audience(), manifest.hash());
		}
		else if (DigestParameters.attempt(parameters) > 1) {
			this.revisions.add(id, DigestParameters.attempt(parameters));
		}
		return ExitStatus.COMPLETED;
	}

	/**
	 * Releases the edition, or waits for somebody who does.
	 */
	ExitStatus approve(JobParameters parameters) {
		EditionId id = DigestParameters.edition(parameters);
		Edition edition = require(id);
		if (edition.state() == EditionState.SKIPPED) {
			return new ExitStatus(SKIPPED, String.valueOf(edition.reason()));
		}
		if (edition.state() != EditionState.FROZEN) {
			return ExitStatus.COMPLETED;
		}
		Approval approval = this.definitions.get(edition.definition(), WeeklyDigestDefinition.class).approval();
		if (approval.needed() || edition.reason() != null) {
			return waitOrDecide(edition, approval);
		}
		this.editions.release(id, String.valueOf(edition.manifestHash()), "automatic");
		return ExitStatus.COMPLETED;
	}

	/**
	 * When the deadline has passed, the definition decides; by then somebody or the
	 * housekeeping has asked this step again.
	 */
	private ExitStatus waitOrDecide(Edition edition, Approval approval) {
		String hash = String.valueOf(edition.manifestHash());
		Instant now = this.clock.instant();
		WaitingEdition waiting = this.editions.await(edition.id(), hash, now,
				(approval.deadline() != null) ? now.plus(approval.deadline()) : null,
				approval.approvals(edition.audience()));
		if (!waiting.isOverdue(now)) {
			String reason = (edition.reason() != null) ? edition.reason() : "The definition wants an approval.";
			logger.info("Waiting edition={} manifest={} until={} approvals={}/{} reason=\"{}\"", edition.id(), hash,
					waiting.decideBy(), waiting.approvedBy().size(), waiting.wanted(), reason);
			return new ExitStatus(WAITING, "%s Edition %s is approved under its hash %s, edited, or skipped."
				.formatted(reason, edition.id(), hash));
		}
		if (approval.then() == Approval.Then.SEND) {
			this.editions.release(edition.id(), hash, "deadline");
			logger.info("Released edition={} by=deadline decideBy={}", edition.id(), waiting.decideBy());
			return ExitStatus.COMPLETED;
		}
		String reason = "Nobody released it by %s.".formatted(waiting.decideBy());
		this.editions.skip(edition.id(), reason);
		logger.info("Skipped edition={} reason=\"{}\"", edition.id(), reason);
		return new ExitStatus(SKIPPED, reason);
	}

	/**
	 * Enters every sealed reader into the ledger, each with their own day and hour. Those
	 * whose moment is later than this run are sent by the job {@code deliver}.
	 */
	ExitStatus enqueue(JobParameters parameters) {
		EditionId id = DigestParameters.edition(parameters);
		Manifest manifest = this.editions.manifest(id);
		WeeklyDigestDefinition definition = this.definitions.get(require(id).definition(),
				WeeklyDigestDefinition.class);
		if (id.revision() > 1) {
			this.revisions.replace(this.corrections.require(id).corrects(), id);
		}
		long readers = this.revisions.readers(id);
		this.ledger.extend(id.mailing(), readers);
		this.ledger.open(new Mailing(id.mailing(), DigestComposer.KIND, definition.delivery().lane(), readers,
				manifest.plannedAt(), definition.delivery().retryUntil()));
		this.ledger.enqueue(id.mailing(),
				this.audiences.recipients(id.toString(), Moments.of(id.week(), definition.schedule())::of));
		return ExitStatus.COMPLETED;
	}

	private boolean sealed(EditionId id) {
		return this.editions.find(id)
			.filter((edition) -> edition.state() != EditionState.DRAFT && edition.state() != EditionState.SKIPPED)
			.isPresent();
	}

	private Edition require(EditionId id) {
		return this.editions.find(id)
			.orElseThrow(() -> new IllegalStateException("There is no edition %s".formatted(id)));
	}

}
