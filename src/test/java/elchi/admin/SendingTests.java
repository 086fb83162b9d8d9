package elchi.admin;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import elchi.mail.EmailAddress;
import elchi.mail.MailSetup;
import elchi.subscription.Publisher;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SendingTests {

	private static final Publisher NOBODY = publisher("digest@elchi.example", "http://localhost:8080", "");

	private static final Publisher SOMEBODY = publisher("digest@news.a-publisher.kz", "https://news.a-publisher.kz",
			"Street 1, Almaty");

	@Test
	void aRelayElsewhereIsRefusedWithEverythingThatIsMissing() {
		assertThatExceptionOfType(SendingRefusedException.class)
			.isThrownBy(() -> sending("192.0.2.25", NOBODY).requirePublisher())
			.satisfies((refused) -> assertThat(refused.findings())
				.anyMatch((finding) -> finding.contains("elchi.publisher.digest-from"))
				.anyMatch((finding) -> finding.contains("elchi.publisher.postal-address"))
				.anyMatch((finding) -> finding.contains("elchi.publisher.public-url")))
			.satisfies((refused) -> assertThat(refused.getExitCode()).isEqualTo(2));
	}

	@Test
	void aRelayOnThisMachineIsForTrying() {
		assertThatCode(() -> sending("127.0.0.1", NOBODY).requirePublisher()).doesNotThrowAnyException();
		assertThatCode(() -> sending("localhost", NOBODY).requirePublisher()).doesNotThrowAnyException();
	}

	@Test
	void aDescribedPublisherMaySendAnywhere() {
		assertThatCode(() -> sending("192.0.2.25", SOMEBODY).requirePublisher()).doesNotThrowAnyException();
	}

	@Test
	void whatMailsIsRefusedWhileAllSendingIsPaused() {
		Sending paused = new Sending(new MailSetup.Relay("127.0.0.1", 25, List.of()), SOMEBODY,
				(definition) -> definition.equals("weekly-digest"), () -> Optional.of("All sending is paused."));
		assertThatCode(() -> paused.require("collect")).doesNotThrowAnyException();
		assertThatExceptionOfType(SendingRefusedException.class).isThrownBy(() -> paused.require("weekly-digest"))
			.satisfies((refused) -> assertThat(refused.findings()).containsExactly("All sending is paused."));
	}

	private static Sending sending(String host, Publisher publisher) {
		return new Sending(new MailSetup.Relay(host, 25, List.of()), publisher, (definition) -> true, Optional::empty);
	}

	private static Publisher publisher(String address, String url, String postal) {
		String domain = address.substring(address.indexOf('@') + 1);
		return new Publisher("Elchi", EmailAddress.parse(address), EmailAddress.parse("alerts@" + domain), domain,
				"bounce." + domain, postal, URI.create(url));
	}

}
