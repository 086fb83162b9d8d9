package elchi.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import elchi.delivery.Delivery;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.RecipientTraces;
import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which mails somebody was sent, and the addresses they had. Nothing of it is to be
 * chosen, but it is theirs to take along and to have forgotten.
 */
final class TracesSection implements PreferenceSection {

	private static final String ADDRESS = "SELECT address FROM subscriber WHERE id = :subscriber";

	private static final String HASHES = """
			SELECT address_hash FROM subscriber WHERE id = :subscriber
			UNION SELECT former_hash FROM address_change WHERE subscriber = :subscriber AND former_hash IS NOT NULL
			UNION SELECT address_hash FROM address_change WHERE subscriber = :subscriber
			""";

	private static final List<String> ERASE = List.of("DELETE FROM address_change WHERE subscriber = :subscriber",
			"DELETE FROM disclosure WHERE subscriber = :subscriber",
			"UPDATE suppression SET reason = '' WHERE subscriber = :subscriber");

	private final JdbcClient jdbc;

	private final Supplier<Stream<DeliveryLedger>> ledgers;

	private final Supplier<Stream<RecipientTraces>> traces;

	/**
	 * Creates it.
	 * @param ledgers the books, asked for when they are needed
	 * @param traces what the books know, asked for when it is needed
	 */
	TracesSection(JdbcClient jdbc, Supplier<Stream<DeliveryLedger>> ledgers, Supplier<Stream<RecipientTraces>> traces) {
		this.jdbc = jdbc;
		this.ledgers = ledgers;
		this.traces = traces;
	}

	@Override
	public String name() {
		return "mails";
	}

	@Override
	public String render(Subscriber reader) {
		return "";
	}

	/**
	 * There is nothing to change.
	 */
	@Override
	public String apply(Subscriber reader, Map<String, String> form) {
		return "";
	}

	@Override
	public List<Map<String, String>> export(long subscriber) {
		return strings(ADDRESS, subscriber).stream()
			.map(EmailAddress::parse)
			.flatMap((address) -> this.ledgers.get().flatMap((ledger) -> ledger.deliveries(address).stream()))
			.map(TracesSection::exported)
			.toList();
	}

	@Override
	public void erase(long subscriber) {
		List<String> hashes = strings(HASHES, subscriber);
		this.traces.get().forEach((known) -> known.erase(subscriber, hashes));
		ERASE.forEach((sql) -> this.jdbc.sql(sql).param("subscriber", subscriber).update());
	}

	private List<String> strings(String sql, long subscriber) {
		return this.jdbc.sql(sql)
			.param("subscriber", subscriber)
			.query((row, number) -> text(row.getString(1)))
			.list()
			.stream()
			.filter((text) -> !text.isEmpty())
			.toList();
	}

	private static Map<String, String> exported(Delivery delivery) {
		Map<String, String> words = new LinkedHashMap<>();
		words.put("mailing", delivery.mailing().value());
		words.put("status", Choices.print(delivery.status()));
		words.put("at", delivery.changedAt().toString());
		words.put("attempts", Integer.toString(delivery.attempts()));
		words.put("reply", text(delivery.reply()));
		return words;
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
