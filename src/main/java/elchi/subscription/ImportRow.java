package elchi.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.mail.EmailAddress;
import elchi.subscription.Subscription.Status;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a file asks for.
 *
 * @param number number of the row; the header is 1
 * @param address the address
 * @param hash its hash
 * @param name the name, perhaps empty
 * @param status the status
 * @param suppressedFor why suppressed; null unless it is
 * @param preferences the preferences
 * @param subscriptions one for each list that the row names
 * @param lists whether the row says which lists it is about
 * @param repeated whether an earlier row was about the same address
 */
record ImportRow(long number, EmailAddress address, AddressHash hash, String name, SubscriberStatus status,
		@Nullable String suppressedFor, Preferences preferences, List<Subscription> subscriptions, boolean lists,
		boolean repeated) {

	/** Stands in the lists of somebody who never asked for any. */
	static final String NONE = "none";

	/** What a decoder puts in the place of octets that it cannot read. */
	private static final char NOT_UTF_8 = '\uFFFD';

	private static final int LONGEST_TEXT = 200;

	static ImportRow read(ImportColumns columns, CSVRecord row, long number, Instant now) {
		requireWhole(columns, row);
		EmailAddress address = EmailAddress.parse(columns.cell(row, "email"));
		if (columns.mode() == ImportMode.SUPPRESS) {
			return new ImportRow(number, address, AddressHash.of(address), "", SubscriberStatus.SUPPRESSED,
					reason(SubscriberStatus.SUPPRESSED, columns.cell(row, "reason")), Preferences.DEFAULT, List.of(),
					false, false);
		}
		String[] status = columns.cell(row, "status").split(":", 2);
		String lists = columns.cell(row, "lists");
		SubscriberStatus standing = status(status[0].strip());
		return new ImportRow(number, address, AddressHash.of(address), text("name", columns.cell(row, "name")),
				standing, reason(standing, (status.length > 1) ? status[1].strip() : ""), preferences(columns, row),
				subscriptions(lists, columns.cell(row, "paused_until"), now), !lists.isEmpty(), false);
	}

	/**
	 * The same row, known to come after another one about the address.
	 */
	ImportRow again() {
		return new ImportRow(this.number, this.address, this.hash, this.name, this.status, this.suppressedFor,
				this.preferences, this.subscriptions, this.lists, true);
	}

	private static void requireWhole(ImportColumns columns, CSVRecord row) {
		if (row.size() != columns.byName().size()) {
			throw new IllegalArgumentException("The row has %d cells and the header %d; text with commas needs quotes"
				.formatted(row.size(), columns.byName().size()));
		}
		if (row.stream().anyMatch((cell) -> cell.indexOf(NOT_UTF_8) >= 0)) {
			throw new IllegalArgumentException("The row is not UTF-8; save the file in that encoding");
		}
	}

	private static SubscriberStatus status(String text) {
		if (text.isEmpty()) {
			throw new IllegalArgumentException(
					"The status is empty; say confirmed only of people who confirmed their address, else unconfirmed");
		}
		if (text.equalsIgnoreCase(SubscriberStatus.ERASED.name())) {
			throw new IllegalArgumentException("Status 'erased' cannot be imported");
		}
		return Choices.of(SubscriberStatus.class, text);
	}

	private static @Nullable String reason(SubscriberStatus status, String reason) {
		if (status != SubscriberStatus.SUPPRESSED) {
			return null;
		}
		return reason.isEmpty() ? "said by an import" : text("reason", reason);
	}

	private static String text(String what, String text) {
		if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(
					"The %s is not one line of at most %d characters".formatted(what, LONGEST_TEXT));
		}
		return text;
	}

	private static Preferences preferences(ImportColumns columns, CSVRecord row) {
		String language = columns.cell(row, "language");
		String zone = columns.cell(row, "zone");
		String format = columns.cell(row, "format");
		String style = columns.cell(row, "style");
		return new Preferences(language.isEmpty() ? Preferences.DEFAULT.language() : Choices.offered(language),
				zone.isEmpty() ? Preferences.DEFAULT.zone() : Choices.zone(zone),
				Choices.set(columns.cell(row, "countries")), Choices.set(columns.cell(row, "currencies")),
				format.isEmpty() ? Preferences.DEFAULT.format() : Choices.of(Preferences.Format.class, format),
				style.isEmpty() ? Preferences.DEFAULT.style() : Choices.of(Preferences.Style.class, style),
				Choices.day(columns.cell(row, "day")), Choices.hour(columns.cell(row, "hour")));
	}

	/**
	 * Reads {@code digest -alerts}, where a minus stands for a list that was left.
	 */
	private static List<Subscription> subscriptions(String lists, String pauses, Instant now) {
		List<String> words = lists.isEmpty() ? Subscription.LISTS : Choices.words(lists.toLowerCase(Locale.ROOT));
		Map<String, LocalDate> ends = pauses(pauses);
		List<Subscription> subscriptions = new ArrayList<>();
		for (String word : words.equals(List.of(NONE)) ? List.<String>of() : words) {
			if (word.startsWith("-")) {
				subscriptions.add(new Subscription(word.substring(1), Status.UNSUBSCRIBED, null, now));
				continue;
			}
			LocalDate end = ends.getOrDefault(word, ends.get(""));
			subscriptions.add(new Subscription(word, (end != null) ? Status.PAUSED : Status.ACTIVE, end, now));
		}
		return subscriptions;
	}

	/**
	 * Reads {@code 2026-12-01} for all lists or {@code digest=2026-12-01} for one.
	 */
	private static Map<String, LocalDate> pauses(String text) {
		Map<String, LocalDate> ends = new LinkedHashMap<>();
		for (String word : Choices.words(text)) {
			int equals = word.indexOf('=');
			String list = (equals < 0) ? "" : Subscription.requireList(word.substring(0, equals));
			ends.put(list, Choices.date(word.substring(equals + 1)));
		}
		return ends;
	}

}
