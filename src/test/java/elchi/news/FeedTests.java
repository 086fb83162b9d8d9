package elchi.news;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.news.Feed.Form;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FeedTests {

	@Test
	void definitionIsBound() {
		List<Feed> feeds = bind(Map.ofEntries(Map.entry("news[0].name", "timesca"),
				Map.entry("news[0].outlet", "The Times of Central Asia"), Map.entry("news[0].form", "listing"),
				Map.entry("news[0].location", "https://timesca.com/"), Map.entry("news[0].language", "en"),
				Map.entry("news[0].countries[0]", "KZ"), Map.entry("news[0].countries[1]", "uz"),
				Map.entry("news[0].selectors.article", "article"), Map.entry("news[0].selectors.title", "h2 a"),
				Map.entry("news[0].selectors.date-pattern", "dd.MM.yyyy"),
				Map.entry("news[0].selectors.zone", "Asia/Almaty"), Map.entry("news[0].selectors.next-page", "a.next"),
				Map.entry("news[0].selectors.max-pages", "3"), Map.entry("news[1].name", "seed"),
				Map.entry("news[1].outlet", "The Times of Central Asia"), Map.entry("news[1].form", "saved-page"),
				Map.entry("news[1].location", "classpath:seed.txt"),
				Map.entry("news[1].observed-at", "2026-09-27T18:00:00+05:00")));
		assertThat(feeds).containsExactly(
				new Feed("timesca", "The Times of Central Asia", Form.LISTING, URI.create("https://timesca.com/"), null,
						new Selectors("article", "h2 a", null, null, null, "dd.MM.yyyy", ZoneId.of("Asia/Almaty"),
								"a.next", 3),
						List.of(Country.KZ, Country.UZ), Locale.ENGLISH),
				new Feed("seed", "The Times of Central Asia", Form.SAVED_PAGE, URI.create("classpath:seed.txt"),
						Instant.parse("2026-09-27T13:00:00Z"), null, List.of(), null));
	}

	@Test
	void savedPageNeedsItsTime() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("news[0].name", "seed", "news[0].outlet", "x", "news[0].form", "saved-page",
					"news[0].location", "file:seed.txt")))
			.havingRootCause()
			.withMessageContaining("observed-at of source 'seed' is missing");
	}

	@Test
	void mistakesAreTold() {
		assertThatIllegalArgumentException().isThrownBy(() -> feed("Times CA", Form.FEED, "https://x.example/"))
			.withMessageContaining("'Times CA'");
		assertThatIllegalArgumentException().isThrownBy(() -> feed("x", Form.FEED, "ftp://x.example/"))
			.withMessageContaining("'ftp://x.example/'", "https, http, file and classpath");
		assertThatIllegalArgumentException().isThrownBy(() -> feed("x", Form.LISTING, "https://x.example/"))
			.withMessageContaining("selectors of source 'x'");
	}

	private static Feed feed(String name, Form form, String location) {
		return new Feed(name, "Outlet", form, URI.create(location), null, null, List.of(), null);
	}

	private static List<Feed> bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bind("news", Bindable.listOf(Feed.class))
			.get();
	}

}
