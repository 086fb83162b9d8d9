package elchi.admin.web;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import elchi.fx.CurrencyPair;
import elchi.fx.PairSheet;
import elchi.fx.PairSheets;
import elchi.fx.QuoteExport;
import elchi.fx.Quotes;
import elchi.subscription.Preferences;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Rates: the newest figures, one pair with its chart and its table, and the figures as
 * printed in the form that an import takes.
 */
@RestController
@ConditionalOnWebApplication
class RatesController {

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private static final List<Integer> SPANS = List.of(31, 92, 366);

	/** An issuer dates its figures ahead, over a weekend and a holiday. */
	private static final int AHEAD = 5;

	private final PairSheets sheets;

	private final Quotes quotes;

	private final ConsolePages pages;

	private final ConsoleProperties properties;

	private final Clock clock;

	RatesController(PairSheets sheets, Quotes quotes, ConsolePages pages, ConsoleProperties properties, Clock clock) {
		this.sheets = sheets;
		this.quotes = quotes;
		this.pages = pages;
		this.properties = properties;
		this.clock = clock;
	}

	@GetMapping("/rates")
	ResponseEntity<String> rates(@RequestParam(name = "pair", defaultValue = "") String text) {
		if (text.isBlank()) {
			return list(HttpStatus.OK, "", List.of());
		}
		Optional<CurrencyPair> pair = pair(text);
		if (pair.isEmpty()) {
			return list(HttpStatus.UNPROCESSABLE_CONTENT, text,
					List.of("'%s' is not a pair of currencies such as KGS/KZT.".formatted(text)));
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create("/rates/" + RateViews.address(pair.get())))
			.build();
	}

	@GetMapping("/rates/{pair}")
	ResponseEntity<String> pair(@PathVariable("pair") String name,
			@RequestParam(name = "days", defaultValue = "31") String days) {
		return pair(name).map((pair) -> {
			int span = span(days);
			return this.pages.page("rate", RateViews.pair(sheets(List.of(pair), span).get(0), span, SPANS));
		}).orElseGet(() -> missing(name));
	}

	/**
	 * The figures as printed, of every source, in the form that {@code quotes import}
	 * takes.
	 */
	@GetMapping("/rates/{pair}.csv")
	ResponseEntity<String> csv(@PathVariable("pair") String name,
			@RequestParam(name = "days", defaultValue = "31") String days) throws IOException {
		Optional<CurrencyPair> pair = pair(name);
		if (pair.isEmpty()) {
			return missing(name);
		}
		LocalDate today = today();
		StringWriter csv = new StringWriter();
		QuoteExport.write(this.quotes.printed(pair.get(), today.minusDays(span(days) - 1L), today.plusDays(AHEAD + 1L),
				this.clock.instant()), csv);
		return ResponseEntity.ok()
			.contentType(CSV)
			.cacheControl(CacheControl.noStore())
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(RateViews.address(pair.get())))
			.body(csv.toString());
	}

	private ResponseEntity<String> list(HttpStatus status, String pair, List<String> findings) {
		List<CurrencyPair> pairs = Preferences.CURRENCIES.stream()
			.map((code) -> CurrencyPair.inDollars(Currency.getInstance(code)).inverse())
			.toList();
		return this.pages.page(status, "rates", new RateViews.RatesView("Rates",
				sheets(pairs, SPANS.get(0)).stream().flatMap((sheet) -> RateViews.newest(sheet).stream()).toList(),
				pair, findings));
	}

	private List<PairSheet> sheets(List<CurrencyPair> pairs, int span) {
		LocalDate today = today();
		return this.sheets.of(pairs, today.minusDays(span - 1L), today.plusDays(AHEAD + 1L), today,
				this.clock.instant());
	}

	private ResponseEntity<String> missing(String name) {
		return this.pages.missing("There is no pair '%s'; a pair is such as USD-KZT.".formatted(name));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.properties.zone());
	}

	private static int span(String days) {
		return SPANS.stream().filter((span) -> span.toString().equals(days)).findFirst().orElse(SPANS.get(0));
	}

	private static Optional<CurrencyPair> pair(String text) {
		try {
			return Optional.of(CurrencyPair.parse(text.strip().toUpperCase(Locale.ROOT).replace('-', '/')));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
