package elchi.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmailAddressTests {

	@ParameterizedTest
	@CsvSource({ "reader@example.org,reader@example.org", "Ann.Lee+x@Mail.EXAMPLE.org,Ann.Lee+x@mail.example.org",
			"info@почта.рф,info@xn--80a1acny.xn--p1ai" })
	void domainIsKeptAsServersKnowIt(String text, String value) {
		EmailAddress address = EmailAddress.parse(text);
		assertThat(address.value()).isEqualTo(value);
		assertThat(EmailAddress.parse(address.toString())).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ann", "@example.org", "ann@", "ann@localhost", "ann lee@example.org",
			"ann@@example.org", "ann@example..org", "ann@-example.org", "ann@example.org>", "<ann@example.org>",
			"ann@example.org> NOTIFY=NEVER", "ann@example.org\r\nRCPT TO:<eve@example.org>", "ann\u0000@example.org",
			".ann@example.org", "ann.@example.org", "\"ann\"@example.org", "ann@[192.0.2.1]", "ann@192.0.2.1",
			"анна@example.org", "ann@exa_mple.org", " ann@example.org", "ann@example.org,eve@example.org" })
	void whatIsNoAddressIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(text))
			.withMessageContaining("is not a mail address: ")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("\r", "\n"));
	}

	@Test
	void lengthsAreThoseOfTheEnvelope() {
		EmailAddress.parse("a".repeat(64) + "@example.org");
		assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse("a".repeat(65) + "@example.org"));
		String domain = ("a".repeat(60) + ".").repeat(4) + "org";
		assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse("readers@" + domain));
	}

	@Test
	void hashIsOfTheMailboxNotOfItsSpelling() {
		assertThat(EmailAddress.parse("Ann@example.org").hash()).isEqualTo(EmailAddress.parse("ann@Example.org").hash())
			.hasSize(64);
	}

}
