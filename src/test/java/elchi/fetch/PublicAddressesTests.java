package elchi.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublicAddressesTests {

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "169.254.169.254",
			"172.16.0.1", "172.31.255.255", "192.0.0.192", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
			"168.63.129.16", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1",
			"64:ff9b::a00:1", "2002:0a00:0001::", "2001:0:1::", "fec0::1", "100::1" })
	void addressIsNotPublic(String address) throws UnknownHostException {
		assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1",
			"198.17.0.1", "2606:4700::1111", "2a00:1450:4001::", "64:ff9b::101:101", "2002:0101:0101::" })
	void addressIsPublic(String address) throws UnknownHostException {
		assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
	}

	@Test
	void allowedHostsAreMatchedWhole() throws UnknownHostException {
		PublicAddresses addresses = new PublicAddresses(List.of("127.0.0.*", "LOCALHOST"));
		assertThat(addresses.resolve("127.0.0.9")).isNotEmpty();
		assertThat(addresses.resolve("localhost")).isNotEmpty();
		assertThatExceptionOfType(FetchFailedException.class).isThrownBy(() -> addresses.resolve("127.0.1.9"));
	}

}
