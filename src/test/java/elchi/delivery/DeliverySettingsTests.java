package elchi.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import elchi.mail.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeliverySettingsTests {

	@Test
	void settingsAreReadFromADefinition() {
		Map<String, String> definition = Map.of("delivery.lane", "digest", "delivery.connections", "10",
				"delivery.rate", "50/s", "delivery.retry-until", "48h", "delivery.uncertain", "resend");
		Binder binder = new Binder(new MapConfigurationPropertySource(definition));
		assertThat(binder.bind("delivery", DeliverySettings.class).get()).isEqualTo(
				new DeliverySettings("digest", 10, Rate.of("50/s"), Duration.ofHours(48), UncertainPolicy.RESEND));
	}

	@ParameterizedTest
	@ValueSource(strings = { "50", "0/s", "-1/s", "50/d", "1.5/s", "fast", "" })
	void whatIsNoRateIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(text))
			.withMessage("'%s' is not a rate such as 50/s, 1000/m or 20000/h".formatted(text));
	}

	@Test
	void rateIsKeptByManyThatAskWithoutABurstAfterAPause() {
		AtomicLong time = new AtomicLong();
		RateLimiter limiter = new RateLimiter(Rate.of("100/s"), time::get);
		assertThat(limiter.reserve()).isZero();
		assertThat(limiter.reserve()).isEqualTo(10_000_000);
		assertThat(limiter.reserve()).isEqualTo(20_000_000);
		time.set(60_000_000_000L);
		int free = 0;
		while (limiter.reserve() == 0) {
			free++;
		}
		assertThat(free).as("a moment that is hardly late is made good").isEqualTo(1);
	}

	@Test
	void messageIdDerivesFromWhatIsDeliveredToWhom() {
		String id = MessageIds.of(Scene.MAILING, 17, "news.example.com");
		assertThat(id).isEqualTo(MessageIds.of(Scene.MAILING, 17, "news.example.com"))
			.matches("d\\.2026-w39\\.[0-9a-f]{16}@news\\.example\\.com");
		assertThat(id).isNotEqualTo(MessageIds.of(Scene.MAILING, 18, "news.example.com"))
			.isNotEqualTo(MessageIds.of(new MailingId("2026-W39.2"), 17, "news.example.com"));
	}

}
