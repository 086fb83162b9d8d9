package elchi.admin.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import elchi.fx.Fixing;
import elchi.fx.HeldFixing;
import elchi.fx.PairSheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a pair as the lines of a picture. A line is broken where a source is silent
 * for more than a week; what is held back is a mark of its own, at the edge where it is
 * out of the picture.
 *
 * @param series one for each source that something is counted with
 * @param ticks prices at the left edge
 * @param first first day
 * @param last last day
 */
record RateDrawing(List<Series> series, List<Tick> ticks, String first, String last) {

	static final int WIDTH = 720;

	static final int HEIGHT = 240;

	private static final int LEFT = 104;

	private static final int TOP = 12;

	private static final int RIGHT = WIDTH - 8;

	private static final int BOTTOM = HEIGHT - 12;

	private static final int SILENCE = 7;

	private static final int PLACES = 10;

	/** So many are told apart by their colours and dashes. */
	private static final int STYLES = 6;

	static RateDrawing of(PairSheet sheet) {
		List<BigDecimal> prices = sheet.columns()
			.stream()
			.flatMap((column) -> column.cells().values().stream())
			.flatMap((cell) -> Stream.ofNullable(cell.fixing()))
			.map(RateDrawing::price)
			.toList();
		if (prices.isEmpty()) {
			return new RateDrawing(List.of(), List.of(), "", "");
		}
		Scale scale = Scale.of(sheet, prices);
		List<Series> series = new ArrayList<>();
		for (PairSheet.Column column : sheet.columns()) {
			Series one = series(sheet, column, scale, series.size());
			if (!one.lines().isEmpty() || !one.held().isEmpty()) {
				series.add(one);
			}
		}
		return new RateDrawing(series, scale.ticks(), sheet.from().toString(), sheet.to().minusDays(1).toString());
	}

	boolean empty() {
		return this.series.isEmpty();
	}

	private static Series series(PairSheet sheet, PairSheet.Column column, Scale scale, int number) {
		List<String> lines = new ArrayList<>();
		List<Mark> held = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		LocalDate before = null;
		for (Map.Entry<LocalDate, PairSheet.Cell> cell : column.cells().entrySet()) {
			LocalDate day = cell.getKey();
			cell.getValue().held().forEach((one) -> mark(sheet, one, scale, held));
			Fixing fixing = cell.getValue().fixing();
			if (fixing == null) {
				continue;
			}
			if (before != null && ChronoUnit.DAYS.between(before, day) > SILENCE) {
				lines.add(line.toString().strip());
				line.setLength(0);
			}
			line.append(scale.x(day)).append(',').append(scale.y(price(fixing))).append(' ');
			before = day;
		}
		if (!line.isEmpty()) {
			lines.add(line.toString().strip());
		}
		return new Series(column.source(), number % STYLES, lines, held);
	}

	private static void mark(PairSheet sheet, HeldFixing held, Scale scale, List<Mark> marks) {
		BigDecimal price = price(sheet, held);
		if (price != null) {
			marks.add(new Mark(scale.x(held.date()), scale.y(price)));
		}
	}

	/**
	 * A held price is of a currency and the dollar; of a cross there is nothing to draw.
	 */
	private static @Nullable BigDecimal price(PairSheet sheet, HeldFixing held) {
		if (sheet.pair().base().getCurrencyCode().equals("USD")) {
			return held.price();
		}
		return sheet.pair().counter().getCurrencyCode().equals("USD")
				? BigDecimal.ONE.divide(held.price(), PLACES, RoundingMode.HALF_EVEN) : null;
	}

	private static BigDecimal price(Fixing fixing) {
		return fixing.value().rounded(PLACES);
	}

	/**
	 * Where days and prices are in the picture.
	 */
	private record Scale(LocalDate from, long days, double low, double high) {

		static Scale of(PairSheet sheet, List<BigDecimal> prices) {
			double low = prices.stream().mapToDouble(BigDecimal::doubleValue).min().orElseThrow();
			double high = prices.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
			double room = (high > low) ? (high - low) * 0.06 : high * 0.005;
			return new Scale(sheet.from(), Math.max(1, ChronoUnit.DAYS.between(sheet.from(), sheet.to()) - 1),
					low - room, high + room);
		}

		String x(LocalDate day) {
			double share = (double) ChronoUnit.DAYS.between(this.from, day) / this.days;
			return text(LEFT + share * (RIGHT - LEFT));
		}

		String y(BigDecimal price) {
			double share = (price.doubleValue() - this.low) / (this.high - this.low);
			return text(BOTTOM - Math.max(0, Math.min(1, share)) * (BOTTOM - TOP));
		}

		List<Tick> ticks() {
			return Stream.of(0.1, 0.5, 0.9).map((share) -> {
				BigDecimal price = BigDecimal.valueOf(this.low + share * (this.high - this.low));
				int digits = 5 - (price.precision() - price.scale());
				return new Tick(y(price), price.setScale(Math.max(0, digits), RoundingMode.HALF_EVEN).toPlainString());
			}).toList();
		}

		private static String text(double number) {
			return String.format(Locale.ROOT, "%.1f", number);
		}

	}

	/**
	 * One source's lines.
	 *
	 * @param source name of the source
	 * @param style number of its colour and dashes
	 * @param lines points of each unbroken line
	 * @param held where something is held back
	 */
	record Series(String source, int style, List<String> lines, List<Mark> held) {
	}

	/**
	 * A place in the picture.
	 *
	 * @param x from the left
	 * @param y from the top
	 */
	record Mark(String x, String y) {
	}

	/**
	 * A price at the left edge.
	 *
	 * @param y from the top
	 * @param label the price
	 */
	record Tick(String y, String label) {
	}

}
