package elchi.digest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.DryRun;
import elchi.digest.EditionAssembler.Assembled;
import elchi.job.JobDefinitions;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;

/**
 * What a run of the digest would do now, without doing any of it. Sources are not asked:
 * a run may find more than is in the store.
 */
public class EditionForecast {

	private final JobDefinitions definitions;

	private final Editions editions;

	private final EditionAssembler assembler;

	private final Subscribers subscribers;

	private final DeliveryLedger ledger;

	EditionForecast(JobDefinitions definitions, Editions editions, EditionAssembler assembler, Subscribers subscribers,
			DeliveryLedger ledger) {
		this.definitions = definitions;
		this.editions = editions;
		this.assembler = assembler;
		this.subscribers = subscribers;
		this.ledger = ledger;
	}

	/**
	 * Looks ahead.
	 * @param definition name of the definition
	 * @param week the week in the form of ISO 8601
	 */
	public Forecast of(String definition, String week) {
		EditionId id = EditionId.parse(week);
		WeeklyDigestDefinition settings = this.definitions.get(definition, WeeklyDigestDefinition.class);
		Optional<Edition> edition = this.editions.find(id);
		if (edition.filter((found) -> found.manifestHash() != null).isPresent()) {
			return sealed(edition.get());
		}
		Assembled assembled = this.assembler.assemble(id, settings);
		try (Stream<Subscriber> readers = this.subscribers.active(DigestComposer.LIST)) {
			long audience = readers.count();
			boolean skipped = assembled.action() == Gates.Action.SKIP;
			return new Forecast(id.toString(), Forecast.OPEN, assembled.document().stories().size(),
					assembled.findings().stream().map((finding) -> finding.action() + ": " + finding.reason()).toList(),
					audience, skipped ? 0 : audience, 0, 0);
		}
	}

	private Forecast sealed(Edition edition) {
		DryRun due = this.ledger.mailing(edition.id().mailing())
			.map((mailing) -> this.ledger.dryRun(mailing.id()))
			.orElse(new DryRun(edition.audience(), 0, 0));
		List<String> findings = Optional.ofNullable(edition.reason()).map(List::of).orElse(List.of());
		return new Forecast(edition.id().toString(), edition.state().name(),
				this.editions.document(edition.id()).stories().size(), findings, edition.audience(), due.now(),
				due.later(), due.held());
	}

	/**
	 * What would happen.
	 *
	 * @param edition the edition
	 * @param state where it stands
	 * @param stories how many stories it has
	 * @param findings closed gates and what they want
	 * @param audience how many readers it has or would have
	 * @param now how many would be mailed at once
	 * @param later how many wait for their moment
	 * @param held how many are uncertain, which no run touches
	 */
	public record Forecast(String edition, String state, int stories, List<String> findings, long audience, long now,
			long later, long held) {

		private static final String OPEN = "not sealed yet";

		/**
		 * Whether its stories and readers stand.
		 */
		public boolean sealed() {
			return !this.state.equals(OPEN);
		}

	}

}
