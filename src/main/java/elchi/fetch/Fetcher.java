package elchi.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Fetches documents politely: conditionally, slowly, within caps of time and size, and
 * never from a private address.
 */
public class Fetcher implements Closeable {

	private static final Logger log = LoggerFactory.getLogger(Fetcher.class);

	private final Redirects web;

	private final SavedDocuments saved;

	private final Validators validators;

	private final Clock clock;

	private final Closeable resources;

	Fetcher(Redirects web, SavedDocuments saved, Validators validators, Clock clock, Closeable resources) {
		this.web = web;
		this.saved = saved;
		this.validators = validators;
		this.clock = clock;
		this.resources = resources;
	}

	static Fetcher of(FetchProperties properties, JdbcClient jdbc, PlatformTransactionManager transactionManager,
			Clock clock) {
		WebClient client = WebClient.of(properties);
		Redirects web = new Redirects(new WebDocuments(client.http(), client.watch(), properties),
				new HostTurns(properties.hostInterval()), new Pauses(jdbc, transactionManager, clock), clock);
		return new Fetcher(web, new SavedDocuments(properties.maxSize()), new Validators(jdbc), clock, client);
	}

	/**
	 * Fetches one document. Never throws for what the outside world does; every such
	 * failure is a {@link FetchResult.Failed}.
	 */
	public FetchResult fetch(FetchRequest request) {
		try {
			return result(request);
		}
		catch (FetchFailedException ex) {
			FetchResult.Failed failed = ex.result(request);
			log.debug("Not fetched source={} reason={}", request.source(), failed.reason());
			return failed;
		}
	}

	/**
	 * Remembers the validators of a document whose content is safely stored, so that the
	 * next conditional request may be answered with "not modified". To be called in the
	 * transaction that stores the content: a document that was fetched but not stored is
	 * then fetched again.
	 */
	public void remember(FetchResult.Fetched fetched) {
		this.validators.remember(fetched.request().source(), fetched.request().location(), new Validator(fetched.etag(),
				fetched.lastModified(), Validators.hash(fetched.body()), fetched.fetchedAt()));
	}

	private FetchResult result(FetchRequest request) {
		Validator known = known(request).orElse(null);
		Answer answer = answer(request, known);
		if (answer.status() == 304 && known != null && known.isContradictedBy(answer)) {
			answer = answer(request, null);
		}
		Instant now = this.clock.instant();
		if (known != null && (answer.status() == 304 || known.bodyHash().equals(Validators.hash(answer.body())))) {
			return new FetchResult.NotModified(request, now);
		}
		if (answer.status() == 304) {
			throw new FetchFailedException(FetchResult.Reason.STATUS,
					"'%s' answered 304 without having been asked for changes."
						.formatted(Locations.shown(request.location())));
		}
		return new FetchResult.Fetched(request, answer.location(), answer.body(), answer.contentType(),
				answer.lastModified(), answer.etag(), now);
	}

	private Optional<Validator> known(FetchRequest request) {
		if (!request.conditional()) {
			return Optional.empty();
		}
		return this.validators.find(request.source(), request.location())
			.filter((validator) -> validator.isBelievedAt(this.clock.instant()));
	}

	private Answer answer(FetchRequest request, @Nullable Validator known) {
		URI location = request.location();
		if (Locations.isWeb(location)) {
			return this.web.follow(request.source(), location, known);
		}
		if (Locations.isSaved(location)) {
			return this.saved.read(location);
		}
		throw new FetchFailedException(FetchResult.Reason.REFUSED,
				"The scheme of '%s' is unknown. Allowed are https, http, file and classpath."
					.formatted(Locations.shown(location)));
	}

	@Override
	public void close() throws IOException {
		this.resources.close();
	}

}
