package elchi.subscription;

import java.util.stream.IntStream;

import elchi.mail.EmailAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenAddressesTests {

	@Test
	void everyAddressIsNewOnceHoweverManyThereAre() {
		SeenAddresses seen = new SeenAddresses();
		assertThat(hashes()).allMatch(seen::add);
		assertThat(hashes()).noneMatch(seen::add);
	}

	private static Iterable<AddressHash> hashes() {
		return IntStream.range(0, 20_000)
			.mapToObj((number) -> AddressHash.of(EmailAddress.parse("r%d@example.org".formatted(number))))
			.toList();
	}

}
