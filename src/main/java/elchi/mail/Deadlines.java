package elchi.mail;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Closes sockets whose server takes nothing more: the JDK limits the time of reading, not
 * that of writing. One thread for all of them, which ends when it is idle.
 */
final class Deadlines {

	private final ScheduledThreadPoolExecutor executor;

	Deadlines() {
		this.executor = new ScheduledThreadPoolExecutor(1, (work) -> {
			Thread thread = new Thread(work, "smtp-deadlines");
			thread.setDaemon(true);
			return thread;
		});
		this.executor.setKeepAliveTime(10, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Guards what is written to a socket.
	 * @param limit how long one write may take
	 */
	Guard guard(Socket socket, Duration limit) {
		return new Guard(socket, limit.toNanos());
	}

	/**
	 * Guards one write after the other. A write only says when it must have ended: the
	 * thread is asked to look once in the time of the limit, not once for each.
	 */
	final class Guard {

		private final Socket socket;

		private final long limit;

		private long deadline;

		private boolean writing;

		private @Nullable Future<?> look;

		private boolean expired;

		private Guard(Socket socket, long limit) {
			this.socket = socket;
			this.limit = limit;
		}

		/**
		 * Closes the socket when the limit is over, unless the write has ended before.
		 */
		synchronized void begin() {
			this.deadline = System.nanoTime() + this.limit;
			this.writing = true;
			if (this.look == null) {
				lookIn(this.limit);
			}
		}

		synchronized void end() {
			this.writing = false;
		}

		/**
		 * Whether it has closed the socket.
		 */
		synchronized boolean hasExpired() {
			return this.expired;
		}

		private void lookIn(long nanos) {
			this.look = Deadlines.this.executor.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
		}

		private synchronized void look() {
			this.look = null;
			long left = this.deadline - System.nanoTime();
			if (this.writing && left > 0) {
				lookIn(left);
			}
			else if (this.writing) {
				this.expired = true;
				close();
			}
		}

		private void close() {
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				// The writer hears of it.
			}
		}

	}

}
