package elchi.subscription;

import java.util.Set;

import elchi.mail.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressReaderTests {

	private final AddressReader reader = new AddressReader(Set.of("mailinator.com"));

	@ParameterizedTest
	@CsvSource({ "aida@example.org, aida@example.org", "'  Aida.K+news@Example.ORG ', Aida.K+news@example.org",
			"a@почта.қаз, a@xn--80a1acny.xn--80ao21a",
			"o'brien@mailinator.com.example.org, o'brien@mailinator.com.example.org",
			"a@notmailinator.com, a@notmailinator.com" })
	void goodAddressIsRead(String typed, String address) {
		assertThat(this.reader.read(typed)).isEqualTo(new TypedAddress.Good(EmailAddress.parse(address)));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			''                   | MISSING
			' '                  | MISSING
			aida                 | FORM
			@example.org         | FORM
			aida@                | DOMAIN
			aida@example         | DOMAIN
			aida@exam ple.org    | DOMAIN
			aida@-x.org          | DOMAIN
			aida@[192.0.2.1]     | DOMAIN
			aida@localhost       | DOMAIN
			a@b@example.org      | FORM
			ai da@example.org    | FORM
			.aida@example.org    | FORM
			<aida@example.org    | FORM
			аида@example.org     | LETTERS
			gül@example.org      | LETTERS
			a@MailInator.com     | DISPOSABLE
			a@x.y.mailinator.com | DISPOSABLE
			a@erased.invalid     | DOMAIN
			""", delimiter = '|')
	void whatIsWrongIsNamed(String typed, AddressFault fault) {
		assertThat(this.reader.read(typed)).isEqualTo(new TypedAddress.Bad(fault));
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.77, 203.0.113.0/24", "127.0.0.1, 127.0.0.0/24",
			"2001:db8:7:9:a:b:c:d, 2001:db8:7:0:0:0:0:0/48", "::1, 0:0:0:0:0:0:0:0/48",
			"::ffff:203.0.113.77, 203.0.113.0/24", "fe80::1%eth0, fe80:0:0:0:0:0:0:0/48", "example.org, unknown",
			"'', unknown" })
	void networkIsKnownNoCloserThanItsFirstBits(String address, String network) {
		assertThat(Network.of(address)).hasToString(network);
	}

}
