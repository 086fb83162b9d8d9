package elchi.admin;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import elchi.admin.Act.Run;
import elchi.admin.Outcome.Done;
import elchi.admin.Plan.Others;
import elchi.delivery.Addressees;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.digest.EditionForecast;
import elchi.digest.EditionForecast.Forecast;
import elchi.digest.Week;
import elchi.job.JobDefinition;
import elchi.job.JobDefinitions;
import elchi.job.JobRunner;
import elchi.job.RunTicket;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;

/**
 * Runs a definition.
 */
final class RunVerb implements Verb<Run> {

	private static final String DIGEST = "weekly-digest";

	private final JobDefinitions definitions;

	private final JobRunner runner;

	private final Sending sending;

	private final EditionForecast forecast;

	private final Readers readers;

	private final Clock clock;

	RunVerb(JobDefinitions definitions, JobRunner runner, Sending sending, EditionForecast forecast, Readers readers,
			Clock clock) {
		this.definitions = definitions;
		this.runner = runner;
		this.sending = sending;
		this.forecast = forecast;
		this.readers = readers;
		this.clock = clock;
	}

	@Override
	public Class<Run> act() {
		return Run.class;
	}

	@Override
	public Plan plan(Run act) {
		JobDefinition definition = this.definitions.get(act.definition());
		try {
			this.sending.require(act.definition());
		}
		catch (SendingRefusedException ex) {
			return Plan.refused(act, String.valueOf(ex.getMessage()));
		}
		if (!definition.job().equals(DIGEST)) {
			return Plan.of(act, "Would run %s.".formatted(act.object()));
		}
		String week = act.arguments()
			.getOrDefault("week", Week.lastBefore(this.clock.instant(), definition.schedule().zone()).toString());
		return digest(act, this.forecast.of(act.definition(), week));
	}

	private Plan digest(Run act, Forecast forecast) {
		String sentence = "Edition %s (%s): %d stories, audience %d. %s it would mail %d now, %d later; %d are uncertain."
			.formatted(forecast.edition(), forecast.state(), forecast.stories(), forecast.audience(),
					forecast.sealed() ? "A run would not change it;"
							: "A run asks the sources first; if they bring no more than is in the store,",
					forecast.now(), forecast.later(), forecast.held());
		if (!forecast.findings().isEmpty()) {
			sentence += " " + String.join(" ", forecast.findings());
		}
		List<Others> others = List.of(new Others(forecast.later(), "their moment comes later"),
				new Others(forecast.held(), "uncertain: settle or retry-failed decides on them"));
		return Plan.of(act, sentence, forecast.now(), this.readers.first(forecast), others);
	}

	@Override
	public Done perform(Run act, Order order) {
		this.sending.require(act.definition());
		RunTicket ticket = this.runner.request(act.definition(), act.arguments(), order.who(), order.reason());
		return new Done("A run of %s was asked for.".formatted(act.object()), 0, ticket.id());
	}

	/**
	 * Who would be mailed first.
	 *
	 * @param subscribers the readers, before an edition is sealed
	 * @param addressees those sealed
	 */
	record Readers(Subscribers subscribers, Addressees addressees) {

		List<String> first(Forecast forecast) {
			List<String> sealed = this.addressees.first(new MailingId(forecast.edition()),
					EnumSet.of(DeliveryStatus.DUE, DeliveryStatus.DEFERRED), Plan.NAMED);
			if (!sealed.isEmpty() || forecast.now() == 0) {
				return sealed;
			}
			try (Stream<Subscriber> readers = this.subscribers.active("digest")) {
				return readers.limit(Plan.NAMED).map((reader) -> reader.address().toString()).toList();
			}
		}

	}

}
