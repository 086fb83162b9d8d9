package elchi.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscribers;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the active rules as the CSV that {@link RuleImport} reads, in flat memory. Rules
 * whose last day is over, and those of erased people, are left out.
 */
public class RuleExport {

	private final AlertRules rules;

	private final Subscribers subscribers;

	private final Clock clock;

	RuleExport(AlertRules rules, Subscribers subscribers, Clock clock) {
		this.rules = rules;
		this.subscribers = subscribers;
		this.clock = clock;
	}

	/**
	 * Writes every rule.
	 * @return how many were written
	 */
	public long write(Appendable out) {
		CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
		try (Stream<AlertRule> all = this.rules.all()) {
			CSVPrinter printer = new CSVPrinter(out, format);
			printer.printRecord(RuleFile.COLUMNS);
			Owners owners = new Owners();
			long written = 0;
			for (AlertRule rule : (Iterable<AlertRule>) all::iterator) {
				Optional<Subscriber> owner = owners.of(rule).filter((found) -> isAlive(rule, found));
				if (owner.isPresent()) {
					printer.printRecord(cells(owner.get(), rule));
					written++;
				}
			}
			printer.flush();
			return written;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the file of rules", ex);
		}
	}

	private boolean isAlive(AlertRule rule, Subscriber owner) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), owner.zone());
		return rule.status() == RuleStatus.ACTIVE && owner.status() != SubscriberStatus.ERASED
				&& (rule.rule().expires() == null || !rule.rule().expires().isBefore(today));
	}

	private static List<String> cells(Subscriber owner, AlertRule rule) {
		List<String> cells = new ArrayList<>();
		cells.add(owner.address().value());
		cells.addAll(RuleText.print(rule.rule()).values());
		return cells;
	}

	/**
	 * An owner's rules mostly stand together.
	 */
	private final class Owners {

		private @Nullable Subscriber last;

		Optional<Subscriber> of(AlertRule rule) {
			if (this.last == null || this.last.id() != rule.subscriber()) {
				this.last = RuleExport.this.subscribers.find(rule.subscriber()).orElse(null);
			}
			return Optional.ofNullable(this.last);
		}

	}

}
