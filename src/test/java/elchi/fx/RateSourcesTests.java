package elchi.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateSourcesTests {

	private final RateSources sources = new RateSources(Providers.all());

	@Test
	void builtInSourcesAreFoundByName() {
		List<RateSource> found = this.sources
			.resolve(List.of("nbk", "nbkr", "nbt", "cbu", "cbt", "cbr", "ecb", "currency-api", "nbk"), List.of());
		assertThat(found).extracting(RateSource::name)
			.containsExactly("nbk", "nbkr", "nbt", "cbu", "cbt", "cbr", "ecb", "currency-api");
	}

	@Test
	void aDayIsWrittenTheWayItsIssuerWantsIt() {
		LocalDate day = LocalDate.parse("2026-05-04");
		assertThat(location("nbk", day)).isEqualTo("https://nationalbank.kz/rss/get_rates.cfm?fdate=04.05.2026");
		assertThat(location("nbt", day))
			.isEqualTo("https://www.nbt.tj/en/kurs/export_xml.php?date=2026-05-04&export=xmlout");
		assertThat(location("cbu", day)).isEqualTo("https://cbu.uz/en/arkhiv-kursov-valyut/json/all/2026-05-04/");
		assertThat(location("cbt", day)).isEqualTo("https://cbt.tm/kurs/2026/04052026.xml");
		assertThat(location("currency-api", day))
			.isEqualTo("https://cdn.jsdelivr.net/npm/@fawazahmed0/currency-api@2026-05-04/v1/currencies/usd.json");
		assertThat(location("nbkr", day))
			.isEqualTo("https://www.nbkr.kg/index1.jsp?item=1562&lang=ENG&valuta_id=15&beg_day=04&beg_month=05"
					+ "&beg_year=2026&end_day=04&end_month=05&end_year=2026");
		assertThat(location("cbr", day)).isEqualTo(
				"https://www.cbr.ru/scripts/XML_dynamic.asp?date_req1=04/05/2026&date_req2=04/05/2026&VAL_NM_RQ=R01370");
	}

	@Test
	void aLongRangeIsCutAndEveryCurrencyAskedFor() {
		RateSource cbr = this.sources.resolve(List.of("cbr"), List.of()).get(0);
		List<RateDocument> documents = new CbrProvider().history(cbr, LocalDate.parse("2025-09-01"),
				LocalDate.parse("2026-09-01"));
		assertThat(documents).hasSize(12);
		assertThat(documents.get(11).to()).isEqualTo("2026-09-01");
		assertThat(documents.get(6).from()).isEqualTo(documents.get(5).to().plusDays(1));
	}

	@Test
	void anUnknownNameIsAnErrorWithASuggestion() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.sources.resolve(List.of("nbk", "curency-api", "ndt"), List.of()))
			.withMessageContaining("Unknown rate source 'curency-api'. Did you mean 'currency-api'?")
			.withMessageContaining("Unknown rate source 'ndt'. Did you mean 'nbt'?");
	}

	@Test
	void anUnknownProviderIsAnErrorWithASuggestion() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.sources.resolve(List.of("mine"),
					List.of(RateSource.at("mine", "saved-tiker", "file:/page.txt"))))
			.withMessageContaining("Unknown provider 'saved-tiker'. Did you mean 'saved-ticker'?");
	}

	@Test
	void aTickerAndAFileNeedALocation() {
		for (String provider : List.of("saved-ticker", "csv")) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.sources.resolve(List.of("mine"),
						List.of(new RateSource("mine", provider, null, List.of(), null, null))))
				.withMessageContaining("needs a location");
		}
	}

	@Test
	void anOverrideReplacesTheAddressesAndHasNoHistoryByAccident() {
		RateSource mine = this.sources
			.resolve(List.of("currency-api"), List.of(RateSource.at("currency-api", "csv", "classpath:/rates.csv")))
			.get(0);
		assertThat(mine.location()).isEqualTo("classpath:/rates.csv");
		assertThat(mine.pastDocuments()).isNull();
	}

	@Test
	void anAddressWithAnUnknownPlaceIsAnError() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.sources.resolve(List.of("nbk"),
					List.of(RateSource.at("nbk", "nbk", "https://example.org/{datum}"))))
			.withMessageContaining("{date:dd.MM.yyyy}");
	}

	@Test
	void aDefinitionIsBoundToSources() {
		Map<String, Object> yaml = Map.of("rate-sources[0].name", "timesca", "rate-sources[0].provider", "saved-ticker",
				"rate-sources[0].location", "file:/page.txt", "rate-sources[0].observed-at", "2026-09-27T18:00+05:00",
				"rate-sources[1].name", "nbk");
		List<RateSource> bound = new Binder(new MapConfigurationPropertySource(yaml))
			.bind("rate-sources", Bindable.listOf(RateSource.class))
			.get();
		assertThat(bound.get(0).observedInstant()).isEqualTo(Instant.parse("2026-09-27T13:00:00Z"));
		assertThat(bound.get(1).provider()).isEqualTo("nbk");
		assertThat(this.sources.resolve(List.of("nbk"), bound).get(0).location()).contains("nationalbank.kz");
	}

	private String location(String name, LocalDate day) {
		RateSource source = this.sources.resolve(List.of(name), List.of()).get(0);
		return Providers.all().of(source).history(source, day, day).get(0).location().toString();
	}

}
