package elchi.digest;

import java.util.Map;
import java.util.TreeMap;

import elchi.fx.RateChart;
import elchi.fx.WeeklyFigures;

/**
 * The pictures of an edition, one for each currency that moves.
 */
final class Charts {

	private static final int FEWEST_CLOSES = 3;

	private final RateChart chart;

	Charts(RateChart chart) {
		this.chart = chart;
	}

	/**
	 * PNG files by currency; none on a machine without a font.
	 */
	Map<String, byte[]> draw(EditionDocument document) {
		Map<String, byte[]> charts = new TreeMap<>();
		for (WeeklyFigures figure : document.figures()) {
			if (!figure.pegged() && figure.closes().size() >= FEWEST_CLOSES) {
				this.chart.png(figure).ifPresent((png) -> charts.put(figure.currency().getCurrencyCode(), png));
			}
		}
		return charts;
	}

}
