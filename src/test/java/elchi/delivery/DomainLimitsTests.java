package elchi.delivery;

import java.util.Map;

import elchi.mail.Rate;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DomainLimitsTests {

	@Test
	void limitsAreReadFromTheConfigurationWithTheDomainInBracketsOrWithout() {
		for (String domain : new String[] { "my-mail.163.com", "[my-mail.163.com]" }) {
			Binder binder = new Binder(
					new MapConfigurationPropertySource(Map.of("elchi.delivery.domains." + domain + ".rate", "20/s",
							"elchi.delivery.domains." + domain + ".connections", "2",
							"elchi.delivery.domains.others.rate", "600/m")));
			DomainLimits limits = binder.bind("elchi.delivery", Bindable.of(DeliveryProperties.class)).get().limits();
			assertThat(limits.find("my-mail.163.com")).contains(new DomainLimit(Rate.of("20/s"), 2));
			assertThat(limits.find("example.org")).contains(new DomainLimit(Rate.of("600/m"), 0));
		}
	}

	@Test
	void domainInAnotherScriptIsKnownByItsNameOnTheWire() {
		assertThat(DomainLimits.of(Map.of("почта.рф.rate", "5/s")).find("xn--80a1acny.xn--p1ai"))
			.contains(new DomainLimit(Rate.of("5/s"), 0));
	}

	@Test
	void withoutAnyEverybodyGetsAsMuchAsThereIs() {
		assertThat(DomainLimits.NONE.isEmpty()).isTrue();
		assertThat(DomainLimits.NONE.find("gmail.com")).isEmpty();
		assertThat(DomainLimits.of(Map.of("gmail.com.rate", "5/s")).find("example.org")).isEmpty();
	}

	@Test
	void allThatIsWrongIsToldAtOnce() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DomainLimits.of(Map.of("gmail.com.rate", "fast", "gmail.com.connections", "0",
					"gmail.com.speed", "5/s", "gmail.rate", "5/s", "rate", "5/s")))
			.withMessage(
					"'elchi.delivery.domains.gmail.com.connections': '0' connections are not possible; 1 to 100 are; "
							+ "'elchi.delivery.domains.gmail.com.rate': 'fast' is not a rate such as 50/s, 1000/m or 20000/h; "
							+ "'elchi.delivery.domains.gmail.com.speed': a domain has no 'speed'; it has a rate and connections; "
							+ "'elchi.delivery.domains.gmail.rate': 'gmail' is not a domain such as gmail.com, nor 'others'; "
							+ "'elchi.delivery.domains.rate': '' is not a domain such as gmail.com, nor 'others'");
	}

}
