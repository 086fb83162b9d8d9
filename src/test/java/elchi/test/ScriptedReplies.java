package elchi.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Says what a server answers, each answer as late as if the server stood far away: the
 * whole round trip is spent on the way back. Several answers to commands that came
 * together are late together, not one after the other.
 */
final class ScriptedReplies {

	private final OutputStream out;

	private final long latency;

	private final BlockingQueue<Late> queue = new LinkedBlockingQueue<>();

	ScriptedReplies(OutputStream out, Duration latency) {
		this.out = out;
		this.latency = latency.toNanos();
		if (this.latency > 0) {
			ScriptedSmtpServer.daemon(this::sendLate);
		}
	}

	void say(String reply) throws IOException {
		byte[] octets = (reply + "\r\n").getBytes(StandardCharsets.UTF_8);
		if (this.latency > 0) {
			this.queue.add(new Late(System.nanoTime() + this.latency, octets));
			return;
		}
		this.out.write(octets);
		this.out.flush();
	}

	private void sendLate() {
		try {
			while (true) {
				Late late = this.queue.take();
				for (long left = late.due() - System.nanoTime(); left > 0; left = late.due() - System.nanoTime()) {
					LockSupport.parkNanos(left);
				}
				this.out.write(late.octets());
				this.out.flush();
			}
		}
		catch (IOException | InterruptedException ex) {
			// The other side has gone.
		}
	}

	private record Late(long due, byte[] octets) {
	}

}
