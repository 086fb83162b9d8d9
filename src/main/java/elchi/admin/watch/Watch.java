package elchi.admin.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks around and keeps the conditions: what is found anew opens, what is found no more
 * ends, and of either operators are told once.
 */
final class Watch {

	private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

	private final Supplier<Observation> lookout;

	private final Conditions conditions;

	private final OperatorMail mail;

	private final Clock clock;

	Watch(Supplier<Observation> lookout, Conditions conditions, OperatorMail mail, Clock clock) {
		this.lookout = lookout;
		this.conditions = conditions;
		this.mail = mail;
		this.clock = clock;
	}

	void look() {
		Observation observation = this.lookout.get();
		Instant now = this.clock.instant();
		List<Condition> open = this.conditions.open();
		Set<String> known = open.stream().map((condition) -> condition.finding().key()).collect(Collectors.toSet());
		Set<String> found = observation.findings().stream().map(Finding::key).collect(Collectors.toSet());
		for (Finding finding : observation.findings()) {
			if (!known.contains(finding.key())) {
				this.conditions.open(finding, now);
				LOG.warn("condition=\"{}\" opened words=\"{}\"", finding.key(), finding.words());
			}
		}
		for (Condition condition : open) {
			Finding finding = condition.finding();
			if (!found.contains(finding.key()) && !observation.undecided().contains(finding.object())) {
				this.conditions.close(condition, now);
				LOG.info("condition=\"{}\" ended", finding.key());
			}
		}
		tell();
	}

	/**
	 * A condition that has ended before anybody was told of it is told, too: it was
	 * there.
	 */
	private void tell() {
		for (Condition condition : this.conditions.untold()) {
			this.mail.opened(condition);
			this.conditions.openingTold(condition);
		}
		for (Condition condition : this.conditions.ended()) {
			this.mail.ended(condition);
			this.conditions.endTold(condition);
		}
	}

}
