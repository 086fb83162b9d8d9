package elchi.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a document to where it is now, one polite request at a time, and says by name
 * what else was found. A configured address is never rewritten: a permanent redirect is
 * reported in the log.
 */
class Redirects {

	private static final Logger log = LoggerFactory.getLogger(Redirects.class);

	private static final int MOST = 5;

	private static final Duration WHEN_NOT_SAID = Duration.ofMinutes(10);

	private final WebDocuments documents;

	private final HostTurns turns;

	private final Pauses pauses;

	private final Clock clock;

	Redirects(WebDocuments documents, HostTurns turns, Pauses pauses, Clock clock) {
		this.documents = documents;
		this.turns = turns;
		this.pauses = pauses;
		this.clock = clock;
	}

	Answer follow(String source, URI start, @Nullable Validator known) {
		refuseWhatIsGone(start);
		URI location = start;
		boolean permanent = true;
		for (int hop = 0; hop <= MOST; hop++) {
			Answer answer = ask(location, known);
			if (!answer.isRedirect()) {
				if (hop > 0 && permanent) {
					log.info("Moved permanently source={} from={} to={}", source, Locations.shown(start),
							Locations.shown(location));
				}
				return judged(start, answer);
			}
			permanent = permanent && answer.isPermanentRedirect();
			location = target(answer);
		}
		throw new FetchFailedException(FetchResult.Reason.STATUS,
				"'%s' redirects more than %d times.".formatted(Locations.shown(start), MOST));
	}

	private void refuseWhatIsGone(URI start) {
		this.pauses.of(start.toString()).ifPresent((until) -> {
			throw gone(start, until);
		});
	}

	private Answer ask(URI location, @Nullable Validator known) {
		String host = Locations.host(location);
		return this.turns.take(host, () -> {
			this.pauses.of(host).ifPresent((until) -> {
				throw throttled(location, until);
			});
			return this.documents.get(location, known);
		});
	}

	private static URI target(Answer answer) {
		String shown = Locations.shown(answer.location());
		URI target;
		try {
			target = answer.location().resolve(String.valueOf(answer.redirect()).strip().replace(" ", "%20"));
		}
		catch (IllegalArgumentException ex) {
			throw new FetchFailedException(FetchResult.Reason.STATUS,
					"'%s' redirects to what is no address.".formatted(shown));
		}
		if (!Locations.isWeb(target)) {
			throw new FetchFailedException(FetchResult.Reason.REFUSED,
					"'%s' redirects to the scheme '%s'. Allowed are http and https.".formatted(shown,
							target.getScheme()));
		}
		return target;
	}

	private Answer judged(URI start, Answer answer) {
		String shown = Locations.shown(answer.location());
		if (ChallengePage.is(answer)) {
			throw new FetchFailedException(FetchResult.Reason.BLOCKED,
					"'%s' answered %d with a challenge in place of the document.".formatted(shown, answer.status()));
		}
		return switch (answer.status()) {
			case 200, 203, 304 -> answer;
			case 404 -> throw new FetchFailedException(FetchResult.Reason.NOT_FOUND,
					"'%s' answered 404: nothing there.".formatted(shown));
			case 410 ->
				throw gone(start, this.pauses.pause(start.toString(), this.clock.instant().plus(Pauses.LONGEST)));
			case 429, 503 -> throw busy(answer);
			default -> throw new FetchFailedException(FetchResult.Reason.STATUS,
					"'%s' answered %d.".formatted(shown, answer.status()));
		};
	}

	private FetchFailedException busy(Answer answer) {
		Instant now = this.clock.instant();
		Instant wish = RetryAfter.parse(answer.retryAfter(), now);
		if (wish == null && answer.status() == 503) {
			return new FetchFailedException(FetchResult.Reason.STATUS,
					"'%s' answered 503.".formatted(Locations.shown(answer.location())));
		}
		Instant until = (wish != null) ? wish : now.plus(WHEN_NOT_SAID);
		return throttled(answer.location(), this.pauses.pause(Locations.host(answer.location()), until));
	}

	private static FetchFailedException throttled(URI location, Instant until) {
		return new FetchFailedException(FetchResult.Reason.THROTTLED,
				"Host '%s' does not want to be asked before %s.".formatted(location.getHost(), until), until);
	}

	private static FetchFailedException gone(URI location, Instant until) {
		return new FetchFailedException(FetchResult.Reason.GONE,
				"'%s' answered 410: it is gone for good. Remove it from the definition."
					.formatted(Locations.shown(location)),
				until);
	}

}
