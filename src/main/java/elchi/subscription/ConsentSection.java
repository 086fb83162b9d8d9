package elchi.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.template.Phrases;
import elchi.template.Templates;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When, from where and to which words somebody consented, among what they chose. It is
 * theirs to see, to take along and to have forgotten.
 */
final class ConsentSection implements PreferenceSection {

	private static final String CONFIRMED = """
			SELECT max(confirmed_at) FROM wish WHERE subscriber = :subscriber AND confirmed_at IS NOT NULL
			""";

	private static final String EXPORT = """
			SELECT w.kind, w.lists, w.uttered_at, w.uttered_how, w.network, a.words AS agreed, w.confirmed_at,
				w.confirmed_network, c.words AS confirmed
			FROM wish w LEFT JOIN consent_text a ON a.hash = w.agreed_to LEFT JOIN consent_text c ON c.hash = w.confirmed_to
			WHERE w.subscriber = :subscriber ORDER BY w.id
			""";

	private static final String ERASE = "DELETE FROM wish WHERE subscriber = :subscriber";

	private final JdbcClient jdbc;

	private final Templates templates;

	private final Phrases phrases;

	ConsentSection(JdbcClient jdbc, Templates templates, Phrases phrases) {
		this.jdbc = jdbc;
		this.templates = templates;
		this.phrases = phrases;
	}

	@Override
	public String name() {
		return "consent";
	}

	@Override
	public String render(Subscriber reader) {
		return this.jdbc.sql(CONFIRMED)
			.param("subscriber", reader.id())
			.query((row, number) -> day(row, reader))
			.list()
			.stream()
			.filter((day) -> !day.isEmpty())
			.map((day) -> said(day, reader))
			.findFirst()
			.orElse("");
	}

	/**
	 * There is nothing to change.
	 */
	@Override
	public String apply(Subscriber reader, Map<String, String> form) {
		return render(reader);
	}

	@Override
	public List<Map<String, String>> export(long subscriber) {
		return this.jdbc.sql(EXPORT).param("subscriber", subscriber).query((row, number) -> exported(row)).list();
	}

	@Override
	public void erase(long subscriber) {
		this.jdbc.sql(ERASE).param("subscriber", subscriber).update();
	}

	private String said(String day, Subscriber reader) {
		String words = this.phrases.in(reader.language()).format("subscription.consent.since", Map.of("date", day));
		return this.templates.renderPage("subscription/consent", reader.language(), new View(words));
	}

	private String day(ResultSet row, Subscriber reader) throws SQLException {
		OffsetDateTime moment = row.getObject(1, OffsetDateTime.class);
		return (moment != null) ? this.phrases.in(reader.language())
			.date(LocalDate.ofInstant(moment.toInstant(), reader.zone()), "yMMMMd") : "";
	}

	private static Map<String, String> exported(ResultSet row) throws SQLException {
		Map<String, String> words = new LinkedHashMap<>();
		words.put("wish", row.getString("kind"));
		words.put("lists", row.getString("lists"));
		words.put("uttered_at", row.getObject("uttered_at", OffsetDateTime.class).toInstant().toString());
		words.put("how", row.getString("uttered_how"));
		words.put("network", row.getString("network"));
		words.put("agreed_to", text(row.getString("agreed")));
		OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
		words.put("confirmed_at", (confirmed != null) ? confirmed.toInstant().toString() : "");
		words.put("confirmed_network", text(row.getString("confirmed_network")));
		words.put("confirmed_to", text(row.getString("confirmed")));
		return words;
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * What the template sees.
	 *
	 * @param words since when there is consent
	 */
	record View(String words) {
	}

}
