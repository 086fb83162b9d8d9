package elchi.digest;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;

import elchi.digest.DigestView.Footer;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDocument.SourceLine;
import elchi.news.Country;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import elchi.template.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A frozen edition is the same mail on every machine, whatever language and zone that
 * machine has.
 */
class SameOctetsTests {

	private static final Footer FOOTER = new Footer("why", "https://example.org/u", "https://example.org/p",
			"https://example.org/a", "Elchi", "1 Sample Street");

	private final Locale locale = Locale.getDefault();

	private final TimeZone zone = TimeZone.getDefault();

	@AfterEach
	void restore() {
		Locale.setDefault(this.locale);
		TimeZone.setDefault(this.zone);
	}

	@Test
	void languageAndZoneOfTheMachineAreNotInTheMail() {
		List<Object> here = compose("ar-EG-u-nu-arab-ca-islamic", "Pacific/Kiritimati");
		List<Object> there = compose("th-TH-u-nu-thai-ca-buddhist", "America/Los_Angeles");
		assertThat(here).hasSize(10).isEqualTo(there).isEqualTo(compose("tr-TR", "Asia/Kathmandu"));
	}

	private static List<Object> compose(String locale, String zone) {
		Locale.setDefault(Locale.forLanguageTag(locale));
		TimeZone.setDefault(TimeZone.getTimeZone(zone));
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.scan("elchi.template");
			context.refresh();
			Templates templates = context.getBean(Templates.class);
			Manifest manifest = new Manifest("d", Map.of("KZT.en", "c"), templates.fingerprint("digest"), "k1", 12_345,
					"a", Instant.parse("2026-09-28T02:00:00Z"));
			List<Object> composed = new ArrayList<>(List.of(manifest.toString()));
			composed.add(JsonMapper.builder().build().writeValueAsString(document()));
			FrozenEdition edition = new FrozenEdition(document(), manifest, Map.of(), context.getBean(Phrases.class));
			for (String language : List.of("en", "ru", "ru-KZ", "kk", "ky", "tg", "tk", "uz")) {
				Preferences preferences = new Preferences(Locale.forLanguageTag(language), ZoneOffset.UTC, Set.of(),
						Set.of(), Preferences.Format.HTML, Preferences.Style.EXCERPTS, null, null);
				DigestView view = Objects.requireNonNull(edition.speak(preferences).view()).with(FOOTER);
				composed.add(templates.renderMessage("digest", preferences.language(), view));
			}
			return composed;
		}
	}

	private static EditionDocument document() {
		SealedStory story = new SealedStory(12, "Sample Wire", "A title", "One sentence.",
				URI.create("https://example.org/a"), List.of(Country.KZ), LocalDate.of(2026, 9, 25), true,
				List.of("Sample Courier"), true);
		return new EditionDocument("2026-W39", List.of(story),
				List.of(FigureSamples.closes("KZT", "445.39182828", "441.96889566"), FigureSamples.coarseSum(),
						FigureSamples.carriedSomoni(), FigureSamples.closes("TMT", new BigDecimal("3.5").toString())),
				List.of(new SourceLine("orient", false, "Connection refused", LocalDate.of(2026, 9, 23))), List.of());
	}

}
