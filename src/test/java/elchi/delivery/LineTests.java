package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import elchi.mail.Rate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineTests {

	private final AtomicLong time = new AtomicLong();

	@Test
	void tenSecondsWorthOfThemIsKept() {
		Line line = line("50/s");
		for (int claim = 0; claim < 499; claim++) {
			line.waiting().add(claim(claim));
		}
		assertThat(line.isFull()).isFalse();
		line.waiting().add(claim(499));
		assertThat(line.isFull()).isTrue();
	}

	@Test
	void whoeverFindsNoPlaceComesAgainOneAfterTheOtherBeforeTheLineIsEmpty() {
		Line line = line("50/s");
		for (int claim = 0; claim < 500; claim++) {
			line.waiting().add(claim(claim));
		}
		assertThat(line.comeAgain(0)).isEqualTo(Duration.ofSeconds(5));
		assertThat(line.comeAgain(0)).isEqualTo(Duration.ofMillis(5020));
		assertThat(line.comeAgain(10_000_000)).isEqualTo(Duration.ofMillis(5030));
		assertThat(line.comeAgain(1_000_000_000)).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void nobodyIsPutOffForMoreThanTenMinutes() {
		Line line = line("50/s");
		Duration longest = Duration.ZERO;
		for (int claim = 0; claim < 100_000; claim++) {
			Duration wait = line.comeAgain(0);
			longest = (wait.compareTo(longest) > 0) ? wait : longest;
		}
		assertThat(longest).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
		assertThat(line("1/h").comeAgain(0)).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void onlyWhoMaySendTakesTheNext() {
		Line line = line("50/s");
		line.waiting().add(claim(1));
		line.waiting().add(claim(2));
		assertThat(line.next("a")).isEqualTo(claim(1));
		assertThat(line.next("a")).isNull();
		this.time.set(20_000_000);
		assertThat(line.next("a")).isEqualTo(claim(2));
		this.time.set(1_000_000_000);
		assertThat(line.next("a")).isNull();
	}

	private Line line(String rate) {
		return new Line(new Domain("slow.example", new DomainLimit(Rate.of(rate), 0), this.time::get), 0);
	}

	private static Claim claim(long id) {
		return new Claim(id, new MailingId("2026-W39"), id, 0, 0, Instant.EPOCH, "a");
	}

}
