package elchi.alert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Pending;
import elchi.alert.AlertState.Quiet;
import elchi.alert.AlertState.Recovering;

/**
 * Says what would be news for a rule from here on.
 */
final class RuleOutlook {

	private final ThresholdRule rule;

	private final Bounds bounds;

	RuleOutlook(ThresholdRule rule) {
		this.rule = rule;
		this.bounds = Bounds.of(rule.condition());
	}

	String of(AlertRule stored) {
		if (stored.status() != RuleStatus.ACTIVE) {
			return "Nothing; the rule is over";
		}
		AlertState state = stored.state();
		if (state instanceof Pending pending) {
			return "What waits, at %s, if it still stands then".formatted(pending.until());
		}
		if (state instanceof Firing firing) {
			return told(firing.sign(), firing.step());
		}
		if (state instanceof Recovering recovering) {
			return told(recovering.sign(), recovering.step());
		}
		return this.bounds.isCrossed() ? crossing((Quiet) state) : first((Quiet) state);
	}

	private String first(Quiet state) {
		List<String> moves = new ArrayList<>();
		for (Sign sign : Sign.values()) {
			if (this.rule.direction().permits(sign)) {
				moves.add("%s of %s or more".formatted(word(sign), amount(this.bounds.fire(sign))));
			}
		}
		Basis basis = state.basis();
		String since = (basis != null) ? " since " + basis.date() : over();
		return "A " + String.join(" or a ", moves) + since;
	}

	private String crossing(Quiet state) {
		String level = plain(((Condition.Level) this.rule.condition()).level());
		if (state.side() == null) {
			return "Nothing yet: the next value says on which side of %s it is".formatted(level);
		}
		Sign sign = state.side().opposite();
		String there = "A value of %s or %s".formatted(level, (sign == Sign.UP) ? "more" : "less");
		return this.rule.direction().permits(sign) ? there
				: "%s is not asked for; after it, a crossing back is".formatted(there);
	}

	private String told(Sign sign, int step) {
		if (this.rule.condition() instanceof Condition.Level level) {
			return "A crossing of %s, once the value was more than %s%% beyond".formatted(plain(level.level()),
					Percent.print(level.margin()));
		}
		List<String> news = new ArrayList<>();
		this.bounds.further(step)
			.ifPresent((further) -> news.add("a %s of %s or more".formatted(word(sign), amount(further))));
		Sign other = sign.opposite();
		if (this.rule.direction().permits(other)) {
			news.add("a turn to a %s of %s or more".formatted(word(other), amount(this.bounds.turn(other))));
		}
		news.add("a %s of %s after it was under %s".formatted(word(sign), amount(this.bounds.fire(sign)),
				amount(this.bounds.clear(sign))));
		String sentence = String.join(", or ", news) + over();
		return "A" + sentence.substring(1);
	}

	private String over() {
		return since(this.rule.condition());
	}

	/**
	 * Since when a condition looks at moves; empty for levels.
	 */
	static String since(Condition condition) {
		if (!(condition instanceof Condition.Change change)) {
			return (condition instanceof Condition.Level) ? "" : " since the fixing before";
		}
		if (change.window() instanceof Window.Days days) {
			return (days.count() == 1) ? " within a day" : " within %d days".formatted(days.count());
		}
		if (change.window() instanceof Window.Week) {
			return " since the week before";
		}
		return (change.window() instanceof Window.PreviousFixing) ? " since the fixing before"
				: " since the last alert";
	}

	private String amount(BigDecimal bound) {
		return (this.rule.condition() instanceof Condition.Volatility) ? plain(bound) + " deviations"
				: Percent.print(bound) + "%";
	}

	private static String word(Sign sign) {
		return (sign == Sign.UP) ? "rise" : "fall";
	}

	private static String plain(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString();
	}

}
