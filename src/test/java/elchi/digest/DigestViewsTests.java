package elchi.digest;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import elchi.digest.DigestView.Footer;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDocument.SourceLine;
import elchi.fx.WeeklyFigures;
import elchi.news.Country;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DigestViewsTests {

	private static final WeeklyFigures TENGE = FigureSamples.closes("KZT", "465.6168374", "457.03567552", "463.388143",
			"455.59106476", "450.46117292", "445.39182828", "441.96889566");

	private static final WeeklyFigures SOM = FigureSamples.closes("KGS", "87.44983679", "87.45876659");

	private static final WeeklyFigures SUM = FigureSamples.closes("UZS", "11824.99591527", "11815.7385938");

	private static AnnotationConfigApplicationContext context;

	@BeforeAll
	static void readPhrases() {
		context = new AnnotationConfigApplicationContext();
		context.scan("elchi.template");
		context.refresh();
	}

	@AfterAll
	static void close() {
		context.close();
	}

	@Test
	void theWeekInOneLineSaysTheLargestMoveAndTheQuietOnes() {
		assertThat(view(Locale.ENGLISH, Set.of(), Set.of()).lead())
			.isEqualTo("The tenge gained 0.77% to 441.97 per dollar. The som and the sum both stayed within 0.1%.");
	}

	@Test
	void anOrdinaryWeekIsHeadedByItsBestStory() {
		DigestView view = view(Locale.ENGLISH, Set.of(), Set.of());
		assertThat(view.subject()).startsWith("Reservoir fills early (21");
		assertThat(view.preheader()).isEqualTo("The tenge gained 0.77% to 441.97 per dollar.");
	}

	@Test
	void aReaderSeesOnlyTheChosenCountriesAndCurrencies() {
		DigestView view = view(Locale.ENGLISH, Set.of("KZ"), Set.of("KGS"));
		assertThat(view.sections()).extracting(DigestView.Section::title).containsExactly("Kazakhstan", "The region");
		assertThat(view.rates()).isNotNull();
		assertThat(view.rates().rows()).extracting(DigestView.Row::code).containsExactly("KGS");
		assertThat(view.lead()).doesNotContain("tenge");
	}

	@Test
	void aStoryOfTheIssuersCountryAboutMoneyIsLinkedFromItsRow() {
		DigestView view = view(Locale.ENGLISH, Set.of(), Set.of());
		assertThat(view.rates()).isNotNull();
		assertThat(view.rates().rows().get(0).news()).extracting(DigestView.Mention::link)
			.isEqualTo("https://example.org/rate");
	}

	@Test
	void russianReadersGetRussianFigures() {
		DigestView view = view(Locale.forLanguageTag("ru"), Set.of(), Set.of());
		assertThat(view.lead()).contains("0,77").contains("441,97");
		assertThat(view.rates()).isNotNull();
		assertThat(view.rates().rows().get(2).close()).isEqualTo("11\u00a0816");
	}

	@Test
	void silentSourcesAreNamedWithTheirDay() {
		assertThat(view(Locale.ENGLISH, Set.of(), Set.of()).sources())
			.isEqualTo("1 of 2 sources answered. No answer from orient (since 23 Sept).");
	}

	@Test
	void aPriceOfFewDigitsIsShownAsOne() {
		DigestView.Rates rates = rates(FigureSamples.coarseSum());
		assertThat(rates.rows().get(0).close()).isEqualTo("≈12,500");
		assertThat(rates.rows().get(0).unit()).isEqualTo("0.00008");
		assertThat(rates.text().get(1)).contains("≈12,500").doesNotContain("0.000080");
		assertThat(rates.notes()).contains("≈ stands where the source prints too few digits for an exact price.");
	}

	@Test
	void aWeekWithFewerFixingsThanUsualSaysSo() {
		assertThat(rates(FigureSamples.coarseSum(), TENGE).notes())
			.contains("Fewer fixings this week than usual: the sum 3 of 7 (site ticker).");
		assertThat(rates(TENGE).notes()).isEmpty();
	}

	@Test
	void aCloseCarriedForwardShowsItsAge() {
		DigestView.Rates rates = rates(FigureSamples.carriedSomoni());
		assertThat(rates.rows().get(0).note()).isEqualTo("as of 18 Sept");
		assertThat(rates.notes())
			.containsExactly("Carried forward: the somoni, last fixed on 18 Sept, 9 days before the week’s end.");
	}

	@Test
	void anIssuerIsNamedAsReadersKnowIt() {
		assertThat(rates(FigureSamples.carriedSomoni(), TENGE).legend())
			.endsWith("Sources: National Bank of Tajikistan, www.nbt.tj (TJS), currency-api (KZT).");
	}

	private static DigestView.Rates rates(WeeklyFigures... figures) {
		EditionDocument document = new EditionDocument("2026-W39", List.of(), List.of(figures), List.of(), List.of());
		Preferences preferences = new Preferences(Locale.ENGLISH, ZoneOffset.UTC, Set.of(), Set.of(),
				Preferences.Format.HTML, Preferences.Style.EXCERPTS, null, null);
		DigestView view = new DigestViews(document, context.getBean(Phrases.class).in(Locale.ENGLISH),
				new Choice(preferences))
			.view(true, null, new Footer(null, null, null, "", "", ""));
		return Objects.requireNonNull(view.rates());
	}

	@Test
	void nothingChosenThatExistsMeansNoMail() {
		assertThat(views(Locale.ENGLISH, Set.of("TM"), Set.of("TJS")).empty()).isTrue();
	}

	private static DigestView view(Locale language, Set<String> countries, Set<String> currencies) {
		Footer footer = new Footer("why", "https://example.org/u", "https://example.org/p", "https://example.org/a",
				"Elchi", "");
		return views(language, countries, currencies).view(true, "cid:chart", footer);
	}

	private static DigestViews views(Locale language, Set<String> countries, Set<String> currencies) {
		Preferences preferences = new Preferences(language, ZoneOffset.UTC, countries, currencies,
				Preferences.Format.HTML, Preferences.Style.EXCERPTS, null, null);
		return new DigestViews(document(), context.getBean(Phrases.class).in(language), new Choice(preferences));
	}

	private static EditionDocument document() {
		List<SealedStory> stories = List.of(story("Reservoir fills early", "water", List.of(Country.KG), false),
				story("Rate stays", "rate", List.of(Country.KZ), true),
				story("Corridor opens", "corridor", List.of(Country.KZ, Country.UZ), false));
		return new EditionDocument("2026-W39", stories, List.of(TENGE, SOM, SUM, FigureSamples.noRate("TJS")),
				List.of(new SourceLine("sample-wire", true, null, null),
						new SourceLine("orient", false, "Connection refused", LocalDate.of(2026, 9, 23))),
				List.of());
	}

	private static SealedStory story(String title, String name, List<Country> countries, boolean aboutMoney) {
		return new SealedStory(title.length(), "Sample Wire", title, "One sentence.",
				URI.create("https://example.org/" + name), countries, LocalDate.of(2026, 9, 25), false, List.of(),
				aboutMoney);
	}

}
