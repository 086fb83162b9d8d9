package elchi.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpSinkTests {

	private static final RandomGenerator FIRST = () -> 0;

	private static final RandomGenerator OTHER = () -> Long.MIN_VALUE;

	@Test
	void countsWhatItTookAndKnowsForWhom() throws IOException {
		try (SmtpSink sink = SmtpSink.start(SinkManner.WILLING, FIRST); Client client = new Client(sink)) {
			assertThat(client.send("one@example.org", "Subject: 1\r\n\r\n..dot\r\n")).startsWith("250");
			assertThat(client.send("two@example.org", "Subject: 2\r\n\r\n\r\n")).startsWith("250");
			assertThat(client.send("one@example.org", "Subject: 1\r\n\r\nagain\r\n")).startsWith("250");
			SinkCount count = sink.count();
			assertThat(count.taken()).isEqualTo(3);
			assertThat(count.recipients()).isEqualTo(2);
			assertThat(count.twice()).isEqualTo(1);
			assertThat(count.octets()).isEqualTo(21 + 16 + 21);
			assertThat(sink.took("one@example.org")).isTrue();
			assertThat(sink.took("three@example.org")).isFalse();
			assertThat(sink.sample())
				.hasValueSatisfying((message) -> assertThat(message).asString(StandardCharsets.US_ASCII)
					.isEqualTo("Subject: 1\r\n\r\n.dot\r\n"));
		}
	}

	@Test
	void anEmptyMessageAndADotInTheMiddleEndWhereTheyEnd() throws IOException {
		try (SmtpSink sink = SmtpSink.start(SinkManner.WILLING, FIRST); Client client = new Client(sink)) {
			assertThat(client.send("one@example.org", "")).startsWith("250");
			assertThat(client.send("two@example.org", "a\r\n.b\r\n. \r\n\n.\nc\r\n")).startsWith("250");
			assertThat(client.say("NOOP")).startsWith("250");
			assertThat(sink.count().recipients()).isEqualTo(2);
		}
	}

	@Test
	void moreThanItsTableBeganWithAreAllKnown() throws IOException {
		try (SmtpSink sink = SmtpSink.start(SinkManner.WILLING, FIRST); Client client = new Client(sink)) {
			for (int number = 1; number <= 5000; number++) {
				client.send("reader-" + number + "@example.org", "x\r\n");
			}
			assertThat(sink.count().recipients()).isEqualTo(5000);
			assertThat(sink.count().twice()).isZero();
			assertThat(sink.took("reader-1@example.org")).isTrue();
			assertThat(sink.took("reader-5000@example.org")).isTrue();
			assertThat(sink.took("reader-5001@example.org")).isFalse();
		}
	}

	@Test
	void takesChunksWhereTheyAreOffered() throws IOException {
		SinkManner chunking = new SinkManner(Duration.ZERO, true, 0, 0, 0, 0);
		try (SmtpSink sink = SmtpSink.start(chunking, FIRST); Client client = new Client(sink)) {
			client.open("one@example.org");
			assertThat(client.say("BDAT 5\r\nabc")).startsWith("250");
			assertThat(sink.count().taken()).isZero();
			assertThat(client.say("BDAT 3 LAST\r\n.")).startsWith("250");
			assertThat(sink.count().taken()).isEqualTo(1);
			assertThat(sink.count().octets()).isEqualTo(8);
			assertThat(client.say("BDAT 4 LAST\r\nab")).startsWith("554");
			assertThat(client.greeting()).contains("250-CHUNKING");
		}
	}

	@ParameterizedTest(name = "{0}, {1}")
	@CsvSource({ "4yz,true,452", "4yz,false,452", "5yz,true,550", "5yz,false,550" })
	void refusesAtTheRecipientOrAfterTheMessage(String kind, boolean atTheRecipient, String code) throws IOException {
		SinkManner manner = kind.equals("4yz") ? new SinkManner(Duration.ZERO, false, 1, 0, 0, 0)
				: new SinkManner(Duration.ZERO, false, 0, 1, 0, 0);
		try (SmtpSink sink = SmtpSink.start(manner, atTheRecipient ? OTHER : FIRST); Client client = new Client(sink)) {
			client.say("MAIL FROM:<a@example.org>");
			String answer = client.say("RCPT TO:<one@example.org>");
			if (!atTheRecipient) {
				assertThat(answer).startsWith("250");
				assertThat(client.say("DATA")).startsWith("354");
				answer = client.say("x\r\n.");
			}
			assertThat(answer).startsWith(code);
			assertThat(client.say("NOOP")).startsWith("250");
			assertThat(sink.count().recipients()).isZero();
			assertThat(kind.equals("4yz") ? sink.count().refusedForNow() : sink.count().refusedForGood()).isEqualTo(1);
		}
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource({ "0,before,0", "1,in,0", "2,after,1" })
	void hangsUp(long drawn, String when, long unanswered) throws IOException {
		SinkManner manner = new SinkManner(Duration.ZERO, false, 0, 0, 1, 0);
		try (SmtpSink sink = SmtpSink.start(manner, () -> drawn << 33); Client client = new Client(sink)) {
			String answer = client.say("MAIL FROM:<a@example.org>");
			assertThat(answer == null).isEqualTo(when.equals("before"));
			if (answer != null) {
				assertThat(client.say("RCPT TO:<one@example.org>")).startsWith("250");
				assertThat(client.say("DATA")).startsWith("354");
				assertThat(client.say("x\r\n.")).isNull();
			}
			assertThat(sink.count().hungUp()).isEqualTo(1);
			assertThat(sink.count().taken()).isZero();
			assertThat(sink.count().unanswered()).isEqualTo(unanswered);
			assertThat(sink.took("one@example.org")).isEqualTo(unanswered == 1);
		}
	}

	@Test
	void aSlowAnswerTakesHalfASecond() throws IOException {
		SinkManner manner = new SinkManner(Duration.ZERO, false, 0, 0, 0, 1);
		try (SmtpSink sink = SmtpSink.start(manner, FIRST); Client client = new Client(sink)) {
			long begun = System.nanoTime();
			assertThat(client.send("one@example.org", "x\r\n")).startsWith("250");
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
		}
	}

	@Test
	void aGroupOfCommandsCostsItsLatencyOnce() throws IOException {
		SinkManner later = SinkManner.WILLING.withLatency(Duration.ofMillis(60));
		try (SmtpSink sink = SmtpSink.start(later, FIRST); Client client = new Client(sink)) {
			long begun = System.nanoTime();
			client.say("NOOP");
			client.say("NOOP");
			client.say("NOOP");
			client.say("NOOP");
			Duration alone = Duration.ofNanos(System.nanoTime() - begun);
			begun = System.nanoTime();
			client.say("NOOP\r\nNOOP\r\nNOOP\r\nNOOP");
			client.hear();
			client.hear();
			client.hear();
			assertThat(alone).isGreaterThanOrEqualTo(Duration.ofMillis(240));
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(60))
				.isLessThan(alone);
		}
	}

	@Test
	void tellsEachMessageAsItBegins() throws IOException {
		Set<Long> begun = new ConcurrentSkipListSet<>();
		try (SmtpSink sink = SmtpSink.start(SinkManner.WILLING, FIRST); Client client = new Client(sink)) {
			sink.watch(begun::add);
			client.send("one@example.org", "x\r\n");
			client.send("two@example.org", "x\r\n");
		}
		assertThat(begun).containsExactly(1L, 2L);
	}

	/**
	 * Says what a test wants said.
	 */
	private static final class Client implements AutoCloseable {

		private final Socket socket;

		private final BufferedReader in;

		Client(SmtpSink sink) throws IOException {
			this.socket = new Socket(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), sink.port());
			this.socket.setTcpNoDelay(true);
			this.socket.setSoTimeout(10_000);
			this.in = new BufferedReader(
					new InputStreamReader(this.socket.getInputStream(), StandardCharsets.US_ASCII));
			assertThat(hear()).startsWith("220");
		}

		String send(String recipient, String content) throws IOException {
			open(recipient);
			assertThat(say("DATA")).startsWith("354");
			return say(content + ".");
		}

		void open(String recipient) throws IOException {
			assertThat(say("MAIL FROM:<a@example.org>")).startsWith("250");
			assertThat(say("RCPT TO:<" + recipient + ">")).startsWith("250");
		}

		String greeting() throws IOException {
			StringBuilder all = new StringBuilder(say("EHLO test.invalid"));
			for (String line = hear(); line != null; line = line.startsWith("250-") ? hear() : null) {
				all.append('\n').append(line);
			}
			return all.toString();
		}

		String say(String line) throws IOException {
			this.socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
			return hear();
		}

		String hear() throws IOException {
			return this.in.readLine();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
