package elchi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import elchi.mail.SendResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTests {

	private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");

	private final RetryPolicy policy = new RetryPolicy(new Random(7));

	@ParameterizedTest(name = "after {0} attempts before, between {1} and {2} minutes")
	@CsvSource({ "0,1.5,2.5", "1,3,5", "2,6,10", "6,96,160", "7,180,300", "40,180,300" })
	void waitDoublesWithJitterUpToFourHours(int attempts, double least, double most) {
		for (int i = 0; i < 200; i++) {
			Outcome outcome = outcome(attempts, new SendResult.Deferred("451 later", SendResult.About.RECIPIENT),
					Duration.ofDays(30));
			assertThat(outcome.status()).isEqualTo(DeliveryStatus.DEFERRED);
			assertThat(Duration.between(NOW, outcome.notBefore()).toMillis() / 60000.0).isBetween(least, most);
		}
	}

	@Test
	void waitNeverPassesTheEndAndTheEndRejects() {
		SendResult deferred = new SendResult.Deferred("451 later", SendResult.About.RECIPIENT);
		assertThat(outcome(5, deferred, Duration.ofMinutes(1)).notBefore()).isEqualTo(NOW.plusSeconds(60));
		assertThat(outcome(5, deferred, Duration.ZERO).status()).isEqualTo(DeliveryStatus.REJECTED);
	}

	@ParameterizedTest
	@CsvSource({ "ADDRESS,REJECTED,RecipientRejected", "MAILBOX,REJECTED,MailboxRefused", "MESSAGE,REJECTED,",
			"SENDER,DUE," })
	void refusalIsJudgedByWhoseFaultItIs(SendResult.Fault fault, DeliveryStatus status, @Nullable String event) {
		Outcome outcome = outcome(0, new SendResult.Rejected("5yz", "5.1.1", fault), Duration.ofHours(1));
		assertThat(outcome.status()).isEqualTo(status);
		assertThat((outcome.event() != null) ? outcome.event().getClass().getSimpleName() : null).isEqualTo(event);
	}

	@ParameterizedTest
	@CsvSource({ "HOLD,UNCERTAIN", "RESEND,DEFERRED" })
	void uncertainIsHeldOrSentAgainByPolicy(UncertainPolicy uncertain, DeliveryStatus status) {
		Claim claim = new Claim(1, Scene.MAILING, 1, 0, 0, NOW.plus(Duration.ofHours(1)), "o");
		assertThat(this.policy.outcome(claim, new SendResult.Uncertain("cut"), uncertain, NOW).status())
			.isEqualTo(status);
	}

	private Outcome outcome(int attempts, SendResult result, Duration left) {
		Claim claim = new Claim(1, Scene.MAILING, 1, attempts, 0, NOW.plus(left), "o");
		return this.policy.outcome(claim, result, UncertainPolicy.HOLD, NOW);
	}

}
