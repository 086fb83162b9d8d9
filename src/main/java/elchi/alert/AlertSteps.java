package elchi.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import elchi.delivery.DeliveryLedger;
import elchi.delivery.DeliverySettings;
import elchi.delivery.Mailing;
import elchi.delivery.MailingId;
import elchi.delivery.Recipient;
import elchi.subscription.Links;
import elchi.subscription.Subscribers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What the steps of the alerts do before anything is sent. Each may be repeated.
 */
final class AlertSteps {

	/** Exit code of an evaluation of which nobody is told. */
	static final String NOTHING_TO_TELL = "NOTHING_TO_TELL";

	private static final Logger LOG = LoggerFactory.getLogger(AlertSteps.class);

	private final Function<String, RateAlertsDefinition> definitions;

	private final EvaluationStores stores;

	private final Evaluator evaluator;

	private final HeldMoves held;

	private final FixingsOf fixings;

	private final Replay replay;

	private final DeliveryLedger ledger;

	private final Subscribers subscribers;

	private final Links links;

	private final Clock clock;

	AlertSteps(Function<String, RateAlertsDefinition> definitions, EvaluationStores stores, Evaluator evaluator,
			HeldMoves held, FixingsOf fixings, Replay replay, DeliveryLedger ledger, Subscribers subscribers,
			Links links, Clock clock) {
		this.definitions = definitions;
		this.stores = stores;
		this.evaluator = evaluator;
		this.held = held;
		this.fixings = fixings;
		this.replay = replay;
		this.ledger = ledger;
		this.subscribers = subscribers;
		this.links = links;
		this.clock = clock;
	}

	RateAlertsDefinition definition(JobParameters parameters) {
		return this.definitions.apply(name(parameters));
	}

	/**
	 * Decides what was recorded, or the days that were named.
	 */
	ExitStatus evaluate(JobParameters parameters) {
		List<LocalDate> days = RateAlertsParameters.days(parameters);
		String summary = this.stores.turn().take(() -> {
			sealOthers(parameters, days);
			if (days.isEmpty()) {
				return evaluate(parameters, null, this.clock.instant(), "");
			}
			return this.replay.isHistory(days.get(0)) ? tryDays(parameters, days) : replayDays(parameters, days);
		});
		boolean tells = !mailings(parameters).isEmpty()
				|| !this.stores.evaluations().notEnqueued(name(parameters)).isEmpty();
		ExitStatus status = tells ? ExitStatus.COMPLETED : new ExitStatus(NOTHING_TO_TELL);
		return status.addExitDescription(summary);
	}

	/**
	 * Enters into the ledger whatever was sealed, also by runs that were cut off.
	 */
	ExitStatus enqueue(JobParameters parameters) {
		DeliverySettings settings = definition(parameters).delivery();
		for (Evaluation evaluation : this.stores.evaluations().notEnqueued(name(parameters))) {
			this.ledger.open(new Mailing(evaluation.id(), AlertComposer.KIND, settings.lane(), evaluation.audience(),
					evaluation.begunAt(), settings.retryUntil()));
			this.ledger.enqueue(evaluation.id(), recipients(evaluation));
			this.stores.evaluations().enqueued(evaluation.id(), this.clock.instant());
		}
		return ExitStatus.COMPLETED;
	}

	/**
	 * The mailings of a run: one for each of its evaluations that tells anybody anything.
	 */
	List<MailingId> mailings(JobParameters parameters) {
		List<LocalDate> days = RateAlertsParameters.days(parameters);
		return names(parameters, days)
			.filter((name) -> this.stores.evaluations().find(name).filter((found) -> found.audience() > 0).isPresent())
			.toList();
	}

	/**
	 * Seals what other runs left when they died: whoever has the turn is alone.
	 */
	private void sealOthers(JobParameters parameters, List<LocalDate> days) {
		Set<MailingId> own = names(parameters, days).collect(Collectors.toSet());
		for (Evaluation evaluation : this.stores.evaluations().unsealed(name(parameters))) {
			if (!own.contains(evaluation.id())) {
				this.evaluator.seal(evaluation);
				LOG.warn("Sealed what was cut off evaluation={} told={}", evaluation.id(), audience(evaluation.id()));
			}
		}
	}

	private static Stream<MailingId> names(JobParameters parameters, List<LocalDate> days) {
		return days.isEmpty() ? Stream.of(RateAlertsParameters.evaluation(parameters, null))
				: days.stream().map((day) -> RateAlertsParameters.evaluation(parameters, day));
	}

	private String replayDays(JobParameters parameters, List<LocalDate> days) {
		List<String> summary = new ArrayList<>();
		for (LocalDate day : days) {
			Instant end = RateAlertsParameters.end(day, definition(parameters).schedule().zone());
			Instant now = this.clock.instant();
			summary.add(evaluate(parameters, day, end.isBefore(now) ? end : now, Evaluations.REPLAY));
		}
		return String.join("\n", summary);
	}

	private String tryDays(JobParameters parameters, List<LocalDate> days) {
		RateAlertsDefinition definition = definition(parameters);
		LocalDate last = days.get(days.size() - 1);
		Instant end = RateAlertsParameters.end(last, definition.schedule().zone());
		return this.replay.tryDays(days.get(0), last,
				this.fixings.known(definition, RateAlertsParameters.upto(parameters), end));
	}

	private String evaluate(JobParameters parameters, @Nullable LocalDate day, Instant asOf, String note) {
		RateAlertsDefinition definition = definition(parameters);
		MailingId id = RateAlertsParameters.evaluation(parameters, day);
		long upto = RateAlertsParameters.upto(parameters);
		Evaluation evaluation = this.stores.evaluations().find(id).orElseGet(() -> {
			Evaluation begun = new Evaluation(id, name(parameters), upto, asOf, this.links.sealedKeyId(),
					this.clock.instant(), null, 0);
			this.stores.evaluations().insert(begun, note);
			return begun;
		});
		if (!evaluation.isSealed()) {
			int series = this.evaluator.evaluate(evaluation, definition,
					this.fixings.known(definition, upto, evaluation.asOf()));
			this.fixings.noteHeld(this.held, definition, upto, evaluation.asOf());
			LOG.info("Evaluated evaluation={} series={} told={}", id, series, audience(id));
		}
		return "%s told=%d".formatted((day != null) ? day : id, audience(id));
	}

	private long audience(MailingId id) {
		return this.stores.evaluations().find(id).orElseThrow().audience();
	}

	private Stream<Recipient> recipients(Evaluation evaluation) {
		return this.stores.evaluations()
			.recipients(evaluation.id())
			.flatMap((page) -> this.subscribers.find(page).stream())
			.map((subscriber) -> new Recipient(subscriber.id(), subscriber.address(), evaluation.begunAt()));
	}

	private static String name(JobParameters parameters) {
		return Objects.requireNonNull(parameters.getString("definition"), "definition");
	}

}
