package elchi.admin.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import elchi.admin.Act;
import elchi.admin.HeldMoveAct;
import elchi.admin.SendingAct;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.digest.EditionId;
import elchi.digest.Week;
import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Acts as named words, which is how forms and programs say them.
 */
final class ActWords {

	static final String DIGEST = "weekly-digest";

	/** Each verb with the words that it takes. */
	private static final Map<String, List<Field>> FIELDS = new LinkedHashMap<>();

	static {
		Field run = new Field("run", "Number of the run", true);
		Field definition = new Field("definition", "Definition", true);
		Field edition = new Field("edition", "Edition, 2026-W39", true);
		Field mailing = new Field("mailing", "Mailing, 2026-W39 or its correction 2026-W39.2", true);
		FIELDS.put("run",
				List.of(definition, new Field("week", "Week, 2026-W39; the last that is over if empty", false)));
		FIELDS.put("restart", List.of(run));
		FIELDS.put("stop", List.of(run));
		FIELDS.put("approve", List.of(edition, new Field("hash", "Manifest hash that was seen", true)));
		FIELDS.put("skip", List.of(edition));
		FIELDS.put("settle", List.of(mailing, new Field("to", "Address of the recipient", true),
				new Field("as", "What became of it: accepted, or due to send it again", true)));
		FIELDS.put("retry-failed",
				List.of(mailing, new Field("which", "Which ones: deferred or uncertain; empty for one address", false),
						new Field("to", "Address of the one recipient", false)));
		FIELDS.put("resume", List.of(mailing));
		FIELDS.put("rerun", List.of(definition, new Field("week", "Week, 2026-W39", true)));
		FIELDS.put("correct",
				List.of(new Field("week", "Week, 2026-W39", true),
						new Field("note", "What was wrong: the first line that readers see", true),
						new Field("drop", "Numbers of articles to leave out, with spaces between them", false)));
	}

	static {
		Field edition = new Field("edition", "Edition, 2026-W39", true);
		FIELDS.put("test", List.of(new Field("definition", "Definition", true), edition,
				new Field("to", "Address that gets the test", true)));
		FIELDS.put("edit",
				List.of(edition, new Field("drop", "Numbers of articles to take out, with spaces between them", false),
						new Field("line", "A line of your own that readers see first", false)));
	}

	static {
		FIELDS.put("unsuppress", List.of(new Field("to", "Address of the reader to whom nothing is sent", true)));
	}

	/** What programs may say beyond the fields of a form. */
	private static final Map<String, List<String>> FURTHER = Map.of("run", List.of("from", "to", "as-of"),
			"release-held", List.of("currency", "source", "date"), "dismiss-held",
			List.of("currency", "source", "date"), "resume-sending", List.of("confirmed"));

	private ActWords() {
	}

	/**
	 * What a verb takes; empty for an unknown one.
	 */
	static List<Field> fields(String verb) {
		return FIELDS.getOrDefault(verb, List.of());
	}

	/**
	 * Whether everything is said that a verb needs.
	 */
	static boolean complete(String verb, Map<String, String> words) {
		return fields(verb).stream()
			.filter(Field::needed)
			.allMatch((field) -> !words.getOrDefault(field.name(), "").isBlank());
	}

	/**
	 * Reads an act.
	 * @throws IllegalArgumentException if a word is missing or wrong
	 */
	static Act read(String verb, Map<String, String> words) {
		return switch (verb) {
			case "run" -> new Act.Run(need(words, "definition"), arguments(words));
			case "restart" -> new Act.Restart(number(need(words, "run")));
			case "stop" -> new Act.Stop(number(need(words, "run")));
			case "approve" -> new Act.Approve(EditionId.parse(need(words, "edition")), need(words, "hash"));
			case "skip" -> new Act.Skip(EditionId.parse(need(words, "edition")));
			case "settle" -> new Act.Settle(mailing(words), EmailAddress.parse(need(words, "to")), settled(words));
			case "retry-failed" -> retry(words);
			case "resume" -> new Act.Resume(mailing(words));
			case "unsuppress" -> new Act.Unsuppress(EmailAddress.parse(need(words, "to")));
			case "rerun" -> new Act.Rerun(words.getOrDefault("definition", DIGEST), Week.parse(need(words, "week")));
			case "correct" -> new Act.Correct(Week.parse(need(words, "week")), need(words, "note"), dropped(words));
			case "test" -> new Act.Test(words.getOrDefault("definition", DIGEST),
					EditionId.parse(need(words, "edition")), EmailAddress.parse(need(words, "to")));
			case "edit" -> new Act.Edit(EditionId.parse(need(words, "edition")), dropped(words), line(words));
			case "release-held" ->
				new HeldMoveAct.Release(currency(words), need(words, "source"), date(need(words, "date")));
			case "dismiss-held" ->
				new HeldMoveAct.Dismiss(currency(words), need(words, "source"), date(need(words, "date")));
			case "pause-sending" -> new SendingAct.Pause();
			case "resume-sending" -> new SendingAct.Resume(confirmed(words));
			default -> throw new IllegalArgumentException(
					"Verb '%s' is not known; there are %s".formatted(verb, String.join(", ", FIELDS.keySet())));
		};
	}

	/**
	 * Refuses words that a verb does not take: a misspelled one must not count for
	 * nothing.
	 * @throws IllegalArgumentException if there is one
	 */
	static void refuseUnknown(String verb, Set<String> words) {
		List<String> known = Stream
			.of(fields(verb).stream().map(Field::name), FURTHER.getOrDefault(verb, List.of()).stream(),
					Stream.of("reason"))
			.flatMap((names) -> names)
			.toList();
		for (String word : words) {
			if (!known.contains(word)) {
				throw new IllegalArgumentException(
						"'%s' is not known here; there are %s".formatted(word, String.join(", ", known)));
			}
		}
	}

	private static @Nullable String line(Map<String, String> words) {
		String line = words.getOrDefault("line", "").strip();
		return line.isEmpty() ? null : line;
	}

	private static Currency currency(Map<String, String> words) {
		String code = need(words, "currency");
		try {
			return Currency.getInstance(code);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"Unknown currency '%s'; a code of ISO 4217 such as KZT is needed".formatted(code), ex);
		}
	}

	private static LocalDate date(String word) {
		try {
			return LocalDate.parse(word);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'%s' is not a date such as 2026-09-25".formatted(word), ex);
		}
	}

	private static boolean confirmed(Map<String, String> words) {
		String word = words.getOrDefault("confirmed", "false");
		if (!word.equals("true") && !word.equals("false")) {
			throw new IllegalArgumentException("confirmed '%s' is not possible; say true or false".formatted(word));
		}
		return word.equals("true");
	}

	private static Act retry(Map<String, String> words) {
		String which = words.getOrDefault("which", "").strip();
		String to = words.getOrDefault("to", "").strip();
		return new Act.RetryFailed(mailing(words), which.isEmpty() ? null : status(which, "deferred", "uncertain"),
				to.isEmpty() ? null : EmailAddress.parse(to));
	}

	private static DeliveryStatus settled(Map<String, String> words) {
		return status(need(words, "as"), "accepted", "due");
	}

	private static DeliveryStatus status(String word, String... allowed) {
		String lower = word.strip().toLowerCase(Locale.ROOT);
		if (!List.of(allowed).contains(lower)) {
			throw new IllegalArgumentException(
					"'%s' is not possible here; say %s".formatted(word, String.join(" or ", allowed)));
		}
		return DeliveryStatus.valueOf(lower.toUpperCase(Locale.ROOT));
	}

	private static Map<String, String> arguments(Map<String, String> words) {
		Map<String, String> arguments = new TreeMap<>();
		for (String name : List.of("week", "from", "to", "as-of")) {
			String value = words.getOrDefault(name, "").strip();
			if (!value.isEmpty()) {
				arguments.put(name, value);
			}
		}
		return arguments;
	}

	private static SortedSet<Long> dropped(Map<String, String> words) {
		List<Long> numbers = new ArrayList<>();
		for (String word : words.getOrDefault("drop", "").strip().split("[\\s,\\[\\]]+", -1)) {
			if (!word.isEmpty()) {
				numbers.add(number(word));
			}
		}
		return new TreeSet<>(numbers);
	}

	private static MailingId mailing(Map<String, String> words) {
		return new MailingId(need(words, "mailing"));
	}

	private static long number(String word) {
		if (!word.matches("[0-9]{1,18}")) {
			throw new IllegalArgumentException("'%s' is not a number".formatted(word));
		}
		return Long.parseLong(word);
	}

	private static String need(Map<String, String> words, String name) {
		String word = words.getOrDefault(name, "").strip();
		if (word.isEmpty()) {
			throw new IllegalArgumentException("'%s' is missing".formatted(name));
		}
		return word;
	}

	/**
	 * One word that a verb takes.
	 *
	 * @param name its name
	 * @param label what it means
	 * @param needed whether nothing goes without it
	 */
	record Field(String name, String label, boolean needed) {
	}

}
