package elchi.mail;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setKeepAliveTime(10, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Closes the socket after that time, unless the guard is cancelled before.
	 */
	Future<?> guard(Socket socket, Duration time) {
		return this.executor.schedule(() -> close(socket), time.toNanos(), TimeUnit.NANOSECONDS);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// The writer hears of it.
		}
	}

}
