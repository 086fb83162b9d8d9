package elchi.subscription;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import elchi.template.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PreferencesTests {

	private static final String KEY = "ru|Asia/Almaty|KG KZ|KZT|text|headlines|monday|07:00";

	@ParameterizedTest
	@ValueSource(strings = { KEY, "en|Z|||html|excerpts||", "uz-Latn|Asia/Tashkent|UZ|UZS|html|excerpts||23:30" })
	void parseReadsWhatKeyPrints(String key) {
		assertThat(Preferences.parse(key).key()).isEqualTo(key);
		assertThat(Preferences.parse(key)).isEqualTo(Preferences.parse(Preferences.parse(key).toString()));
	}

	@Test
	void equalPreferencesHaveEqualKeysHoweverTheyWereSaid() {
		Preferences said = new Preferences(Locale.forLanguageTag("ru"), ZoneId.of("Asia/Almaty"), Set.of("KZ", "KG"),
				Set.of("KZT"), Preferences.Format.TEXT, Preferences.Style.HEADLINES, DayOfWeek.MONDAY,
				LocalTime.of(7, 0, 59));
		assertThat(said).isEqualTo(Preferences.parse("RU|Asia/Almaty|kz kg|kzt|TEXT|Headlines|MONDAY|7:00"));
		assertThat(said.key()).isEqualTo(KEY);
	}

	@Test
	void everyLanguageThatCanBeChosenIsSpoken() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.scan("elchi.template");
			context.refresh();
			assertThat(context.getBean(Phrases.class).languages().stream().map(Locale::toLanguageTag))
				.containsExactlyElementsOf(Preferences.LANGUAGES);
		}
	}

	@Test
	void everyCountryIsTheSameAsNone() {
		Preferences all = Preferences.parse("en|Z|TM KZ KG UZ TJ|TMT UZS TJS KZT KGS|html|excerpts||");
		assertThat(all).isEqualTo(Preferences.DEFAULT);
		assertThat(all.wantsCountry("TJ")).isTrue();
		assertThat(Preferences.parse(KEY).wantsCountry("TJ")).isFalse();
		assertThat(Preferences.parse(KEY).wantsCurrency("KZT")).isTrue();
	}

	@Test
	void readersOfTwoZonesShareTheirContent() {
		assertThat(Preferences.parse(KEY).content())
			.isEqualTo(Preferences.parse(KEY.replace("Almaty", "Oral").replace("monday", "")).content());
		for (String other : List.of(KEY.replace("ru", "en"), KEY.replace("KG ", ""), KEY.replace("text", "html"))) {
			assertThat(Preferences.parse(other).content()).isNotEqualTo(Preferences.parse(KEY).content());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			rus|Z|||html|excerpts||;            Unknown language 'rus'
			en|Asia/Tashkant|||html|excerpts||; Unknown zone 'Asia/Tashkant'
			en|Z|RU||html|excerpts||;           Unknown country 'RU'
			en|Z||USD|html|excerpts||;          Unknown currency 'USD'
			en|Z|||pdf|excerpts||;              Unknown format 'pdf'
			en|Z|||html|long||;                 Unknown style 'long'
			en|Z|||html|excerpts|someday|;      Unknown day 'someday'
			en|Z|||html|excerpts||25:00;        Hour '25:00' is not a time such as 07:00
			en;                                 are not of the form
			""", quoteCharacter = '"')
	void whatCannotBeChosenIsRefused(String key, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> Preferences.parse(key)).withMessageContaining(reason);
	}

}
