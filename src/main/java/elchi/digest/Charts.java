package elchi.digest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import elchi.fx.RateChart;
import elchi.fx.WeeklyFigures;

/**
 * The pictures of an edition: one for each currency that moves and each language, since
 * they bear numbers and dates.
 */
final class Charts {

	private static final int FEWEST_CLOSES = 3;

	private final RateChart chart;

	private final Set<Locale> languages;

	Charts(RateChart chart, Set<Locale> languages) {
		this.chart = chart;
		this.languages = Set.copyOf(languages);
	}

	/**
	 * Name of a picture, {@code KZT.en}.
	 */
	static String name(String currency, Locale language) {
		return currency + "." + language.getLanguage();
	}

	/**
	 * PNG files by name; none on a machine without a font.
	 */
	Map<String, byte[]> draw(EditionDocument document) {
		Map<String, byte[]> charts = new TreeMap<>();
		document.figures()
			.stream()
			.filter(Charts::isDrawn)
			.forEach((figure) -> this.languages.forEach((language) -> draw(figure, language, charts)));
		return charts;
	}

	/**
	 * One of them; empty if it would not be among the others.
	 */
	Optional<byte[]> draw(EditionDocument document, String currency, Locale language) {
		return document.figures()
			.stream()
			.filter((figure) -> figure.currency().getCurrencyCode().equals(currency))
			.filter(Charts::isDrawn)
			.findFirst()
			.flatMap((figure) -> this.chart.png(figure.currency(), figure.closes(), language));
	}

	private static boolean isDrawn(WeeklyFigures figure) {
		return !figure.pegged() && figure.closes().size() >= FEWEST_CLOSES;
	}

	private void draw(WeeklyFigures figure, Locale language, Map<String, byte[]> charts) {
		this.chart.png(figure.currency(), figure.closes(), language)
			.ifPresent((png) -> charts.put(name(figure.currency().getCurrencyCode(), language), png));
	}

}
