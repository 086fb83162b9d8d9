package elchi.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.fx.PairHistory;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Says what speaks against a rule, all of it at once.
 */
final class RuleChecks {

	private final KnownFixings fixings;

	private final int most;

	private final Instant now;

	RuleChecks(KnownFixings fixings, int most, Instant now) {
		this.fixings = fixings;
		this.most = most;
		this.now = now;
	}

	/**
	 * What speaks against a rule of somebody.
	 * @param number number of the owner
	 * @param owner the owner; null if there is nobody of that number
	 * @param others the owner's other rules
	 */
	List<String> findings(long number, @Nullable Subscriber owner, ThresholdRule rule, List<AlertRule> others) {
		List<String> findings = new ArrayList<>();
		this.fixings.impossible(rule.pair()).ifPresent(findings::add);
		if (rule.condition() instanceof Condition.Volatility && isPegged(rule)) {
			findings.add("%s is pegged, and a peg has no volatility; a change or a level is possible"
				.formatted(rule.pair()));
		}
		if (owner == null) {
			findings
				.add("There is no subscriber %d; a rule needs an owner who confirmed their address".formatted(number));
			return findings;
		}
		owner(owner).ifPresent(findings::add);
		LocalDate today = LocalDate.ofInstant(this.now, owner.zone());
		LocalDate expires = rule.expires();
		if (expires != null && expires.isBefore(today)) {
			findings.add("The last day '%s' is over; %s or a later day is possible".formatted(expires, today));
		}
		others(rule, others).ifPresent(findings::add);
		return findings;
	}

	private boolean isPegged(ThresholdRule rule) {
		return this.fixings.of(rule.pair(), RuleStart.begin(this.now)).filter(PairHistory::pegged).isPresent();
	}

	private static Optional<String> owner(Subscriber owner) {
		if (owner.status() != SubscriberStatus.CONFIRMED) {
			return Optional.of("Subscriber %d is %s; a rule needs an owner who confirmed their address"
				.formatted(owner.id(), owner.status().name().toLowerCase(Locale.ROOT)));
		}
		if (!owner.lists().contains(Subscription.ALERTS)) {
			return Optional.of("Subscriber %d does not get the list '%s'; the owner has to ask for it first"
				.formatted(owner.id(), Subscription.ALERTS));
		}
		return Optional.empty();
	}

	private Optional<String> others(ThresholdRule rule, List<AlertRule> others) {
		List<AlertRule> active = others.stream().filter((other) -> other.status() == RuleStatus.ACTIVE).toList();
		Optional<AlertRule> same = active.stream().filter((other) -> isSame(other.rule(), rule)).findFirst();
		if (same.isPresent()) {
			return same.map((other) -> "Rule %d says the same".formatted(other.id()));
		}
		return (active.size() >= this.most)
				? Optional.of("%d rules are active, and that is as many as one owner may have; stop one first"
					.formatted(active.size()))
				: Optional.empty();
	}

	/**
	 * A pause makes no other rule.
	 */
	static boolean isSame(ThresholdRule one, ThresholdRule other) {
		return words(one).equals(words(other));
	}

	private static Map<String, String> words(ThresholdRule rule) {
		Map<String, String> words = new HashMap<>(RuleText.print(rule));
		words.remove("snoozed_until");
		return words;
	}

}
