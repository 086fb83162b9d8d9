package elchi.subscription;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import elchi.mail.EmailAddress;
import elchi.test.Database;
import elchi.test.MutableClock;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The room's stores on one database, on Monday 23 November 2026.
 */
record Rooms(Database database, MutableClock clock, Subscribers subscribers, Audiences audiences,
		SubscriberImport imports) implements AutoCloseable {

	static final String HEADER = "email,name,language,zone,countries,currencies,format,status";

	static Rooms on(Database database) {
		MutableClock clock = MutableClock.at("2026-11-23T02:00:00Z");
		return new Rooms(database, clock, new Subscribers(database.jdbc(), database.transactionManager(), clock),
				new Audiences(database.jdbc(), database.transactionManager(), clock), new SubscriberImport(
						new NamedParameterJdbcTemplate(database.dataSource()), database.transactionManager(), clock));
	}

	/**
	 * Somebody who confirmed, registered as anybody would be.
	 */
	Subscriber reader(String address, Preferences preferences) {
		Subscriber registered = this.subscribers.register(EmailAddress.parse(address), "", preferences,
				Subscription.LISTS, "test");
		this.subscribers.confirm(registered.id(), "test");
		return this.subscribers.find(registered.id()).orElseThrow();
	}

	Subscriber reader(String address) {
		return reader(address, Preferences.DEFAULT);
	}

	Subscriber find(String address) {
		return this.subscribers.find(EmailAddress.parse(address)).orElseThrow();
	}

	ImportReport take(String header, String... rows) {
		return this.imports.run(csv(header, rows));
	}

	String export() {
		StringBuilder out = new StringBuilder();
		new SubscriberExport(this.subscribers).write(out);
		return out.toString();
	}

	static InputStream csv(String header, String... rows) {
		return octets(header + "\n" + String.join("\n", rows) + "\n");
	}

	static InputStream octets(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.database.close();
	}

}
