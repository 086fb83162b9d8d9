package elchi.subscription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublisherTests {

	@Test
	void withoutConfigurationEverythingIsThereAndEverythingIsMissing() {
		Publisher publisher = bind();
		assertThat(publisher.digestFrom()).hasToString("digest@elchi.example");
		assertThat(publisher.page("u/x")).hasToString("http://localhost:8080/u/x");
		assertThat(publisher.missing()).hasSize(6)
			.contains("elchi.publisher.digest-from 'digest@elchi.example' is not a domain that you own",
					"elchi.publisher.postal-address is not set",
					"elchi.publisher.public-url 'http://localhost:8080' is not https");
	}

	@Test
	void nothingIsMissingOnceAllIsSet() {
		Publisher publisher = bind("name", "Elçi", "digest-from", "digest@news.elchi.kz", "alerts-from",
				"alerts@news.elchi.kz", "domain", "news.elchi.kz", "bounce-domain", "bounce.news.elchi.kz",
				"postal-address", "Almaty, 1 Abay Avenue", "public-url", "https://news.elchi.kz");
		assertThat(publisher.missing()).isEqualTo(List.of());
		assertThat(publisher.page("archive/2026-W39")).hasToString("https://news.elchi.kz/archive/2026-W39");
	}

	@Test
	void publicUrlIsAnAddressOfTheWeb() {
		assertThatThrownBy(() -> bind("public-url", "news.elchi.kz")).rootCause()
			.hasMessageContaining("'news.elchi.kz' is not an address such as https://");
	}

	static Publisher bind(String... pairs) {
		Map<String, String> properties = new HashMap<>();
		for (int index = 0; index < pairs.length; index += 2) {
			properties.put("elchi.publisher." + pairs[index], pairs[index + 1]);
		}
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("elchi.publisher",
				Publisher.class);
	}

}
