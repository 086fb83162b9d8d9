package elchi.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import elchi.subscription.Subscription.Status;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes subscribers as the CSV that {@link SubscriberImport} reads, in flat memory. The
 * erased are left out: there is nothing to write about them.
 */
public class SubscriberExport {

	private final Subscribers subscribers;

	SubscriberExport(Subscribers subscribers) {
		this.subscribers = subscribers;
	}

	/**
	 * Writes everybody.
	 * @return how many were written
	 */
	public long write(Appendable out) {
		CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
		try (Stream<Subscriber> everybody = this.subscribers.all()) {
			CSVPrinter printer = new CSVPrinter(out, format);
			printer
				.printRecord(Stream.concat(ImportColumns.REQUIRED.stream(), ImportColumns.OPTIONAL.stream()).toList());
			long written = 0;
			for (Subscriber subscriber : (Iterable<Subscriber>) everybody::iterator) {
				printer.printRecord(cells(subscriber));
				written++;
			}
			printer.flush();
			return written;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the subscribers' file", ex);
		}
	}

	private static List<String> cells(Subscriber subscriber) {
		Preferences preferences = subscriber.preferences();
		return List.of(subscriber.address().value(), subscriber.name(), preferences.language().toLanguageTag(),
				preferences.zone().getId(), Choices.print(preferences.countries()),
				Choices.print(preferences.currencies()), Choices.print(preferences.format()), status(subscriber),
				lists(subscriber), Choices.print(preferences.day()), Choices.print(preferences.hour()),
				Choices.print(preferences.style()), pauses(subscriber));
	}

	private static String status(Subscriber subscriber) {
		String status = Choices.print(subscriber.status());
		return (subscriber.suppressedFor() != null) ? status + ": " + subscriber.suppressedFor() : status;
	}

	private static String lists(Subscriber subscriber) {
		List<String> words = new ArrayList<>();
		for (Subscription subscription : inOrder(subscriber)) {
			words.add((subscription.status() == Status.UNSUBSCRIBED) ? "-" + subscription.list() : subscription.list());
		}
		return words.isEmpty() ? ImportRow.NONE : String.join(" ", words);
	}

	/**
	 * One day if every list that was not left is paused until then, else a day for each.
	 */
	private static String pauses(Subscriber subscriber) {
		List<Subscription> staying = inOrder(subscriber).stream()
			.filter((subscription) -> subscription.status() != Status.UNSUBSCRIBED)
			.toList();
		List<String> days = staying.stream()
			.map(Subscription::pausedUntil)
			.map(SubscriberExport::print)
			.distinct()
			.toList();
		if (days.size() == 1) {
			return days.get(0);
		}
		return staying.stream()
			.filter((subscription) -> subscription.pausedUntil() != null)
			.map((subscription) -> subscription.list() + "=" + subscription.pausedUntil())
			.collect(Collectors.joining(" "));
	}

	private static List<Subscription> inOrder(Subscriber subscriber) {
		return Subscription.LISTS.stream().flatMap((list) -> subscriber.subscription(list).stream()).toList();
	}

	private static String print(@Nullable Object day) {
		return (day != null) ? day.toString() : "";
	}

}
