package elchi.news;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalAddressTests {

	private static final URI BASE = URI.create("https://outlet.example/feed/");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://Outlet.example:443/a/?utm_source=rss&id=7&utm_medium=x#top | https://outlet.example/a/?id=7
					https://outlet.example/a?fbclid=1&gclid=2&mc_cid=3&ysclid=4&mtm_campaign=5&yclid=6 | https://outlet.example/a
					/news/1                        | https://outlet.example/news/1
					https://outlet.example         | https://outlet.example/
					https://outlet.example/курс валют | https://outlet.example/%D0%BA%D1%83%D1%80%D1%81%20%D0%B2%D0%B0%D0%BB%D1%8E%D1%82
					https://outlet.example/?p=1&q=a%20b | https://outlet.example/?p=1&q=a%20b
					""")
	void trackersAreRemovedAndNothingElse(String text, String address) {
		assertThat(CanonicalAddress.of(text, BASE)).hasToString(address);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "", " ", "http://", "%%%" })
	void whatIsNoWebAddressIsNone(String text) {
		assertThat(CanonicalAddress.of(text, BASE)).isNull();
	}

	@Test
	void addressesOfOneArticleHaveOneKey() {
		assertThat(CanonicalAddress.key(URI.create("http://www.outlet.example/a/")))
			.isEqualTo(CanonicalAddress.key(URI.create("https://outlet.example/a")));
		assertThat(CanonicalAddress.key(URI.create("https://outlet.example/?p=1")))
			.isNotEqualTo(CanonicalAddress.key(URI.create("https://outlet.example/?p=2")));
	}

}
