package elchi.fetch;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How documents are fetched.
 *
 * @param privateAddresses hosts that may be fetched although their addresses are private,
 * such as 'localhost' or '*.intranet.example'
 * @param connectTimeout time to wait for a connection
 * @param readTimeout time to wait for the next octet of an answer
 * @param totalTime time after which an answer that is still incomplete is given up
 * @param maxSize size of the largest document accepted, after decompression
 * @param hostInterval time between two requests to the same host
 * @param userAgent name given to servers
 */
@ConfigurationProperties("elchi.fetch")
record FetchProperties(@DefaultValue List<String> privateAddresses, @DefaultValue("10s") Duration connectTimeout,
		@DefaultValue("20s") Duration readTimeout, @DefaultValue("60s") Duration totalTime,
		@DefaultValue("15MB") DataSize maxSize, @DefaultValue("500ms") Duration hostInterval,
		@DefaultValue("Mozilla/5.0 (compatible; Elchi/1.0; news digest)") String userAgent) {

	FetchProperties {
		privateAddresses = List.copyOf(privateAddresses);
		positive(connectTimeout, "elchi.fetch.connect-timeout");
		positive(readTimeout, "elchi.fetch.read-timeout");
		positive(totalTime, "elchi.fetch.total-time");
		Assert.isTrue(maxSize.toBytes() > 0,
				"elchi.fetch.max-size is '%s'. Allowed is any size above zero.".formatted(maxSize));
		Assert.isTrue(!hostInterval.isNegative(),
				"elchi.fetch.host-interval is '%s'. Allowed is zero and above.".formatted(hostInterval));
	}

	private static void positive(Duration duration, String property) {
		Assert.isTrue(!duration.isNegative() && !duration.isZero(),
				"%s is '%s'. Allowed is any time above zero.".formatted(property, duration));
	}

}
