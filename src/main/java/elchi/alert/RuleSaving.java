package elchi.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import elchi.mail.EmailAddress;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import org.jspecify.annotations.Nullable;

/**
 * Saves rules on what is known at one moment.
 */
final class RuleSaving {

	private final RuleStores stores;

	private final Subscribers subscribers;

	private final KnownFixings fixings;

	private final RuleChecks checks;

	private final Instant now;

	RuleSaving(RuleStores stores, Subscribers subscribers, KnownFixings fixings, RuleChecks checks, Instant now) {
		this.stores = stores;
		this.subscribers = subscribers;
		this.fixings = fixings;
		this.checks = checks;
		this.now = now;
	}

	Optional<Subscriber> owner(EmailAddress address) {
		return this.subscribers.find(address);
	}

	/**
	 * What speaks against a rule.
	 * @param except a rule in whose place it would be put; 0 for none
	 */
	List<String> findings(long subscriber, ThresholdRule rule, long except) {
		return findings(subscriber, find(subscriber), rule, except);
	}

	List<String> findings(Subscriber owner, ThresholdRule rule) {
		return findings(owner.id(), owner, rule, 0);
	}

	/**
	 * Whether an active rule says the same already.
	 */
	boolean isKnown(long subscriber, ThresholdRule rule) {
		return this.stores.rules()
			.of(subscriber)
			.stream()
			.anyMatch((other) -> other.status() == RuleStatus.ACTIVE && RuleChecks.isSame(other.rule(), rule));
	}

	AlertRule save(long subscriber, ThresholdRule rule, String how) {
		Subscriber owner = find(subscriber);
		List<String> findings = findings(subscriber, owner, rule, 0);
		if (owner == null || !findings.isEmpty()) {
			throw new RuleRefusedException(findings);
		}
		return insert(owner, rule, how);
	}

	/**
	 * Stores a rule against which nothing speaks.
	 */
	AlertRule insert(Subscriber owner, ThresholdRule rule, String how) {
		RuleStart start = RuleStart.of(rule, this.fixings, this.now, owner.zone());
		long id = this.stores.rules()
			.insert(owner.id(), this.stores.series().number(rule.series()), rule, start.state(), start.wake(), this.now,
					how);
		return this.stores.rules().find(id).orElseThrow();
	}

	AlertRule change(AlertRule rule, ThresholdRule changed, String how) {
		Subscriber owner = find(rule.subscriber());
		List<String> findings = new ArrayList<>(findings(rule.subscriber(), owner, changed, rule.id()));
		if (rule.status() != RuleStatus.ACTIVE) {
			findings.add(0, "Rule %d is over; a new one is possible".formatted(rule.id()));
		}
		if (owner == null || !findings.isEmpty()) {
			throw new RuleRefusedException(findings);
		}
		RuleStart start = RuleStart.of(changed, this.fixings, this.now, owner.zone());
		long series = this.stores.series().number(changed.series());
		this.stores.transaction().executeWithoutResult((status) -> {
			this.stores.rules().lock(rule.id());
			this.stores.rules().update(rule.id(), series, changed, start.state(), start.wake(), this.now, how);
		});
		return this.stores.rules().find(rule.id()).orElseThrow();
	}

	private List<String> findings(long number, @Nullable Subscriber owner, ThresholdRule rule, long except) {
		List<AlertRule> others = this.stores.rules()
			.of(number)
			.stream()
			.filter((other) -> other.id() != except)
			.toList();
		return this.checks.findings(number, owner, rule, others);
	}

	private @Nullable Subscriber find(long subscriber) {
		return this.subscribers.find(subscriber).orElse(null);
	}

}
