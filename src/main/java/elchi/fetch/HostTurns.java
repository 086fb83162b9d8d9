package elchi.fetch;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one request at a time go to a host, and the next one only after an interval.
 */
class HostTurns {

	private final Map<String, Turn> turns = new ConcurrentHashMap<>();

	private final Duration interval;

	HostTurns(Duration interval) {
		this.interval = interval;
	}

	<T> T take(String host, Supplier<T> request) {
		Turn turn = this.turns.computeIfAbsent(host.toLowerCase(Locale.ROOT), (key) -> new Turn());
		turn.lock.lock();
		try {
			turn.awaitReady();
			return request.get();
		}
		finally {
			turn.readyAt = System.nanoTime() + this.interval.toNanos();
			turn.lock.unlock();
		}
	}

	private static final class Turn {

		private final ReentrantLock lock = new ReentrantLock(true);

		private long readyAt = System.nanoTime();

		private void awaitReady() {
			long wait = this.readyAt - System.nanoTime();
			while (wait > 0 && !Thread.currentThread().isInterrupted()) {
				LockSupport.parkNanos(this, wait);
				wait = this.readyAt - System.nanoTime();
			}
		}

	}

}
