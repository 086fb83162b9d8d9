package elchi.admin.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow, by account and by address: after a few failures each further
 * attempt waits twice as long as the one before. What is asked too early is not even
 * looked at, and lengthens nothing.
 */
final class LoginThrottle {

	private static final int MOST_KEYS = 10_000;

	private static final Duration FORGOTTEN = Duration.ofHours(1);

	private final Clock clock;

	private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > MOST_KEYS;
		}

	};

	LoginThrottle(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Counts an attempt as failed until it succeeds, so that many at once are counted
	 * too.
	 * @return how long to wait; zero if the attempt may be made now
	 */
	synchronized Duration begin(Key... keys) {
		Instant now = this.clock.instant();
		Duration longest = Duration.ZERO;
		for (Key key : keys) {
			Duration wait = wait(key, now);
			longest = (wait.compareTo(longest) > 0) ? wait : longest;
		}
		if (longest.isZero()) {
			for (Key key : keys) {
				this.failures.put(key.name(), new Failures(count(key, now) + 1, now));
			}
		}
		return longest;
	}

	/**
	 * Forgets the failures of an account. Those of an address stay, less this attempt:
	 * whoever has one account there may still be guessing at another.
	 */
	synchronized void succeeded(Key account, Key address) {
		this.failures.remove(account.name());
		this.failures.computeIfPresent(address.name(), (name, known) -> new Failures(known.count() - 1, known.last()));
	}

	private Duration wait(Key key, Instant now) {
		int count = count(key, now);
		if (count < key.free()) {
			return Duration.ZERO;
		}
		Duration delay = Duration.ofSeconds(1L << Math.min(count - key.free(), 20));
		Duration capped = (delay.compareTo(key.longest()) < 0) ? delay : key.longest();
		Failures known = this.failures.get(key.name());
		Duration left = (known != null) ? Duration.between(now, known.last().plus(capped)) : Duration.ZERO;
		return left.isNegative() ? Duration.ZERO : left;
	}

	private int count(Key key, Instant now) {
		Failures known = this.failures.get(key.name());
		return (known != null && known.last().plus(FORGOTTEN).isAfter(now)) ? known.count() : 0;
	}

	/**
	 * What is counted.
	 *
	 * @param name its name
	 * @param free how many failures cost nothing
	 * @param longest the longest wait
	 */
	record Key(String name, int free, Duration longest) {

		static Key account(String name) {
			return new Key("account " + name, 5, Duration.ofMinutes(5));
		}

		static Key address(String address) {
			return new Key("address " + address, 20, Duration.ofMinutes(15));
		}

		/** Who was there before is not kept out by what strangers do elsewhere. */
		static Key accountAt(String name, String address) {
			return new Key("account %s at %s".formatted(name, address), 5, Duration.ofMinutes(5));
		}

	}

	record Failures(int count, Instant last) {
	}

}
