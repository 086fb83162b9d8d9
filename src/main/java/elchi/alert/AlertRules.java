package elchi.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules of all traders.
 */
public class AlertRules {

	private static final Logger log = LoggerFactory.getLogger(AlertRules.class);

	private static final int LONGEST_SNOOZE = 366;

	private final RuleStores stores;

	private final Subscribers subscribers;

	private final Supplier<KnownFixings> fixings;

	private final TransactionTemplate transaction;

	private final int most;

	private final Clock clock;

	AlertRules(RuleStores stores, Subscribers subscribers, Supplier<KnownFixings> fixings, int most, Clock clock) {
		this.stores = stores;
		this.subscribers = subscribers;
		this.fixings = fixings;
		this.transaction = stores.transaction();
		this.most = most;
		this.clock = clock;
	}

	public Optional<AlertRule> find(long id) {
		return this.stores.rules().find(id);
	}

	/**
	 * A trader's rules, oldest first.
	 */
	public List<AlertRule> of(long subscriber) {
		return this.stores.rules().of(subscriber);
	}

	/**
	 * Every rule, in the order of their numbers and in flat memory.
	 */
	public Stream<AlertRule> all() {
		return this.stores.rules().all();
	}

	/**
	 * The rules that are looked for, newest first, at most two hundred.
	 */
	public List<ListedRule> search(RuleSearch search) {
		return this.stores.searches().find(search);
	}

	/**
	 * What speaks against saving a rule, one sentence each with what is allowed; empty if
	 * nothing does.
	 */
	public List<String> findings(long subscriber, ThresholdRule rule) {
		return saving().findings(subscriber, rule, 0);
	}

	/**
	 * What a rule would have done in the last year, and what to know before it is saved.
	 */
	public Trial tryOut(ThresholdRule rule) {
		return new RuleTrial(rule, this.clock.instant()).on(this.fixings.get());
	}

	/**
	 * Stores a rule that counts from the next fixing on.
	 * @param how where the wish was uttered, {@code rules page}
	 * @throws RuleRefusedException with all findings, if there are any
	 */
	public AlertRule save(long subscriber, ThresholdRule rule, String how) {
		RuleSaving saving = saving();
		AlertRule saved = saving.save(subscriber, rule, how);
		log.info("Saved a rule rule={} subscriber={} series={} how={}", saved.id(), subscriber, rule.series(), how);
		return saved;
	}

	/**
	 * Puts another rule in the place of one, which begins anew.
	 * @throws RuleRefusedException with all findings, if there are any
	 */
	public AlertRule change(long id, ThresholdRule rule, String how) {
		AlertRule changed = saving().change(require(id), rule, how);
		log.info("Changed a rule rule={} subscriber={} series={} how={}", id, changed.subscriber(), rule.series(), how);
		return changed;
	}

	/**
	 * Ends a rule for good.
	 * @return whether this changed anything
	 */
	public boolean stop(long id, String how) {
		boolean changed = this.stores.rules().stop(id, this.clock.instant(), how);
		if (changed) {
			log.info("Stopped a rule rule={} how={}", id, how);
		}
		return changed;
	}

	/**
	 * Keeps a rule silent until a day of its owner's zone; what is still true then is
	 * told then.
	 * @return whether this changed anything
	 * @throws IllegalArgumentException if the day is not within the next year
	 */
	public boolean snooze(long id, LocalDate until, String how) {
		boolean changed = Boolean.TRUE.equals(this.transaction.execute((status) -> {
			this.stores.rules().lock(id);
			return find(id).filter((rule) -> rule.status() == RuleStatus.ACTIVE)
				.filter((rule) -> silence(rule, until, how))
				.isPresent();
		}));
		if (changed) {
			log.info("Snoozed a rule rule={} until={} how={}", id, until, how);
		}
		return changed;
	}

	/**
	 * Why a rule fired, and why it did not.
	 * @throws IllegalArgumentException if there is no such rule
	 */
	public Explanation explain(long id) {
		AlertRule rule = require(id);
		Subscriber owner = this.subscribers.find(rule.subscriber()).orElseThrow();
		return new RuleExplainer(this.stores, this.fixings.get(), this.clock.instant()).explain(rule, owner.zone());
	}

	/**
	 * Saves rule after rule on what is known now.
	 */
	RuleSaving saving() {
		KnownFixings known = this.fixings.get();
		return new RuleSaving(this.stores, this.subscribers, known,
				new RuleChecks(known, this.most, this.clock.instant()), this.clock.instant());
	}

	private AlertRule require(long id) {
		return find(id).orElseThrow(() -> new IllegalArgumentException("There is no rule %d".formatted(id)));
	}

	private boolean silence(AlertRule rule, LocalDate until, String how) {
		Instant now = this.clock.instant();
		Subscriber owner = this.subscribers.find(rule.subscriber()).orElseThrow();
		LocalDate today = LocalDate.ofInstant(now, owner.zone());
		if (!until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_SNOOZE))) {
			throw new IllegalArgumentException("A rule cannot be silent until '%s'; %s to %s is possible"
				.formatted(until, today.plusDays(1), today.plusDays(LONGEST_SNOOZE)));
		}
		if (until.equals(rule.rule().snoozedUntil())) {
			return false;
		}
		ThresholdRule snoozed = rule.rule().snoozed(until);
		RuleStart start = RuleStart.silent(rule, until.atStartOfDay(owner.zone()).toInstant(), owner.zone());
		return this.stores.rules()
			.update(rule.id(), this.stores.series().number(snoozed.series()), snoozed, start.state(), start.wake(), now,
					how);
	}

}
