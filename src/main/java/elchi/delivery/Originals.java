package elchi.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.mail.BounceReport.Original;
import elchi.mail.EmailAddress;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the delivery behind a Message-ID, which tells the mailing and hides the
 * subscriber in a hash. Who was the recipient, if the report says it, is looked up and
 * proved by the hash; for all the others of a batch the mailing is gone through once, and
 * with one domain, since strangers can write as many as they like.
 */
final class Originals {

	private static final int PAGE = 5000;

	private static final Pattern ID = Pattern.compile("(?i)(d\\.([a-z0-9][a-z0-9.-]{0,59})\\.[0-9a-f]{16})(?:@(.+))?");

	private static final String MAILING = "SELECT id, kind, audience FROM mailing WHERE LOWER(id) = :id";

	private static final String BY_ADDRESS = """
			SELECT subscriber FROM delivery WHERE mailing = :mailing AND address_hash = :hash AND attempts > 0
			""";

	private static final String ALL = """
			SELECT subscriber FROM delivery WHERE mailing = :mailing AND subscriber > :last AND attempts > 0
			ORDER BY subscriber FETCH FIRST %d ROWS ONLY""".formatted(PAGE);

	private final JdbcClient jdbc;

	private final String domain;

	/**
	 * Creates it.
	 * @param domain the domain of Message-IDs, where a report does not tell it
	 */
	Originals(JdbcClient jdbc, String domain) {
		this.jdbc = jdbc;
		this.domain = domain;
	}

	/**
	 * Those of the messages that were begun by us.
	 */
	Map<Original, Owed> find(Collection<Original> originals) {
		Map<Original, Owed> found = new HashMap<>();
		Map<Mailing, Map<String, List<Original>>> unfound = new HashMap<>();
		for (Original original : originals) {
			Matcher id = ID.matcher(original.messageId());
			Optional<Mailing> mailing = id.matches() ? mailing(id.group(2)) : Optional.empty();
			mailing.ifPresent((known) -> byAddress(known, original).ifPresentOrElse(
					(subscriber) -> found.put(original, known.owed(subscriber)),
					() -> unfound.computeIfAbsent(known, (key) -> new HashMap<>())
						.computeIfAbsent(key(original), (key) -> new ArrayList<>())
						.add(original)));
		}
		unfound.forEach((mailing, wanted) -> goThrough(mailing, wanted, found));
		return found;
	}

	private Optional<Mailing> mailing(String name) {
		return this.jdbc.sql(MAILING)
			.param("id", name.toLowerCase(Locale.ROOT))
			.query((row, number) -> new Mailing(new MailingId(row.getString("id")), row.getString("kind"),
					row.getLong("audience")))
			.list()
			.stream()
			.findFirst();
	}

	private Optional<Long> byAddress(Mailing mailing, Original original) {
		EmailAddress recipient = original.recipient();
		if (recipient == null) {
			return Optional.empty();
		}
		return this.jdbc.sql(BY_ADDRESS)
			.param("mailing", mailing.id().value())
			.param("hash", recipient.hash())
			.query(Long.class)
			.optional()
			.filter((subscriber) -> key(original).equals(key(mailing, subscriber, domain(original))));
	}

	private void goThrough(Mailing mailing, Map<String, List<Original>> wanted, Map<Original, Owed> found) {
		List<Long> page;
		long last = Long.MIN_VALUE;
		do {
			page = this.jdbc.sql(ALL)
				.param("mailing", mailing.id().value())
				.param("last", last)
				.query((row, number) -> row.getLong("subscriber"))
				.list();
			for (long subscriber : page) {
				last = subscriber;
				wanted.getOrDefault(key(mailing, subscriber, this.domain), List.of())
					.forEach((original) -> found.put(original, mailing.owed(subscriber)));
			}
		}
		while (page.size() == PAGE);
	}

	private static String key(Mailing mailing, long subscriber, String domain) {
		return local(MessageIds.of(mailing.id(), subscriber, domain)) + "@" + domain;
	}

	private String key(Original original) {
		return local(original.messageId()) + "@" + domain(original);
	}

	private String domain(Original original) {
		int at = original.messageId().indexOf('@');
		return (at < 0) ? this.domain : original.messageId().substring(at + 1).toLowerCase(Locale.ROOT);
	}

	private static String local(String messageId) {
		int at = messageId.indexOf('@');
		return ((at < 0) ? messageId : messageId.substring(0, at)).toLowerCase(Locale.ROOT);
	}

	/**
	 * A mailing that a Message-ID names.
	 */
	private record Mailing(MailingId id, String kind, long audience) {

		Owed owed(long subscriber) {
			return new Owed(this.id, this.kind, this.audience, subscriber);
		}

	}

}
