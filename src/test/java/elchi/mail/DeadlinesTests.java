package elchi.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(30)
class DeadlinesTests {

	private final Deadlines deadlines = new Deadlines();

	private ServerSocket server;

	@BeforeEach
	void listen() throws IOException {
		this.server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	@Test
	void aWriteThatTheServerDoesNotTakeEndsAtItsLimit() throws IOException {
		try (Socket socket = call()) {
			Deadlines.Guard guard = this.deadlines.guard(socket, Duration.ofMillis(200));
			assertThatIOException().isThrownBy(() -> fill(socket, guard));
			assertThat(guard.hasExpired()).isTrue();
		}
	}

	@Test
	void aWriteHasTheWholeLimitWhenOthersWentBeforeIt() throws IOException {
		try (Socket socket = call()) {
			Deadlines.Guard guard = this.deadlines.guard(socket, Duration.ofMillis(200));
			long half = System.nanoTime() + Duration.ofMillis(100).toNanos();
			long last = System.nanoTime();
			while (last < half) {
				guard.begin();
				guard.end();
				last = System.nanoTime();
			}
			assertThatIOException().isThrownBy(() -> fill(socket, guard));
			assertThat(System.nanoTime() - last).isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
		}
	}

	@Test
	void nothingIsClosedWhoseWritesHaveEnded() throws IOException {
		try (Socket ended = call(); Socket hanging = call()) {
			Deadlines.Guard guard = this.deadlines.guard(ended, Duration.ofMillis(100));
			guard.begin();
			guard.end();
			Deadlines.Guard later = this.deadlines.guard(hanging, Duration.ofMillis(300));
			assertThatIOException().isThrownBy(() -> fill(hanging, later));
			assertThat(guard.hasExpired()).isFalse();
			assertThat(ended.isClosed()).isFalse();
		}
	}

	private Socket call() throws IOException {
		return new Socket(this.server.getInetAddress(), this.server.getLocalPort());
	}

	private static void fill(Socket socket, Deadlines.Guard guard) throws IOException {
		guard.begin();
		byte[] octets = new byte[1 << 20];
		while (true) {
			socket.getOutputStream().write(octets);
		}
	}

}
