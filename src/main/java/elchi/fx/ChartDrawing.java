package elchi.fx;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import elchi.fx.WeeklyFigures.Fixing;

/**
 * One chart while it is drawn. A thin rule goes on from the price that the last one is
 * measured from, so that the eye sees what has changed.
 */
class ChartDrawing {

	private static final int MARGIN = 196;

	private static final int TOP = 92;

	private static final int BOTTOM = RateChart.HEIGHT - 40;

	private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

	private final Graphics2D graphics;

	private final Font font;

	private final Locale locale;

	ChartDrawing(Graphics2D graphics, Font font, Locale locale) {
		this.graphics = graphics;
		this.font = font;
		this.locale = locale;
	}

	/**
	 * Draws closes, each end with its price and its date.
	 */
	void draw(String title, List<Fixing> closes) {
		int[] x = xs(closes);
		int[] y = ys(closes);
		ground(title, x, y, 0);
		dot(x[0], y[0], 7, ChartPalette.QUIET);
		label(closes.get(0), x[0] - 24, y[0], Font.PLAIN, true);
		end(closes, x, y);
	}

	/**
	 * Draws prices up to the last, which is measured from an earlier one: both bear their
	 * price and their date.
	 */
	void draw(String title, List<Fixing> prices, int from) {
		int[] x = xs(prices);
		int[] y = ys(prices);
		ground(title, x, y, from);
		dot(x[from], y[from], 9, ChartPalette.INK);
		mark(prices.get(from), x[from], y[from]);
		end(prices, x, y);
	}

	private void ground(String title, int[] x, int[] y, int from) {
		this.graphics.setColor(ChartPalette.GROUND);
		this.graphics.fillRect(0, 0, RateChart.WIDTH, RateChart.HEIGHT);
		area(x, y);
		rule(x[from], x[x.length - 1], y[from]);
		line(x, y);
		this.graphics.setColor(ChartPalette.QUIET);
		this.graphics.setFont(this.font.deriveFont(Font.PLAIN));
		this.graphics.drawString(title, 24, 42);
	}

	private void end(List<Fixing> prices, int[] x, int[] y) {
		int last = prices.size() - 1;
		dot(x[last], y[last], 11, ChartPalette.LINE);
		label(prices.get(last), x[last] + 26, y[last], Font.BOLD, false);
	}

	/**
	 * In one line on the side that has more room.
	 */
	private void mark(Fixing price, int x, int y) {
		String text = price(price.price()) + ", " + date(price);
		boolean right = x > RateChart.WIDTH / 2;
		int baseline = (y < (TOP + BOTTOM) / 2) ? y - 30 : y + 30;
		text(text, this.font.deriveFont(Font.PLAIN), ChartPalette.INK, right ? x + 12 : x - 12, baseline, right);
	}

	private void area(int[] x, int[] y) {
		int points = x.length;
		int[] outlineX = Arrays.copyOf(x, points + 2);
		int[] outlineY = Arrays.copyOf(y, points + 2);
		outlineX[points] = x[points - 1];
		outlineX[points + 1] = x[0];
		outlineY[points] = BOTTOM + 16;
		outlineY[points + 1] = BOTTOM + 16;
		this.graphics.setColor(ChartPalette.AREA);
		this.graphics.fillPolygon(outlineX, outlineY, points + 2);
	}

	private void rule(int from, int to, int y) {
		this.graphics.setColor(ChartPalette.RULE);
		this.graphics.setStroke(new BasicStroke(2));
		for (int start = from; start < to; start += 16) {
			this.graphics.drawLine(start, y, Math.min(start + 7, to), y);
		}
	}

	private void line(int[] x, int[] y) {
		this.graphics.setColor(ChartPalette.LINE);
		this.graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		this.graphics.drawPolyline(x, y, x.length);
	}

	private void dot(int x, int y, int radius, Color colour) {
		this.graphics.setColor(ChartPalette.GROUND);
		this.graphics.fillOval(x - radius - 3, y - radius - 3, 2 * radius + 6, 2 * radius + 6);
		this.graphics.setColor(colour);
		this.graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
	}

	private void label(Fixing close, int x, int y, int style, boolean endsAtX) {
		int baseline = Math.max(84, Math.min(y, RateChart.HEIGHT - 60));
		Font price = this.font.deriveFont(style);
		text(price(close.price()), price, ChartPalette.INK, x, baseline, endsAtX);
		text(date(close), this.font.deriveFont(Font.PLAIN), ChartPalette.QUIET, x, baseline + 34, endsAtX);
	}

	private String date(Fixing close) {
		return DateTimeFormatter.ofPattern("d MMM", this.locale).format(close.date());
	}

	private void text(String text, Font face, Color colour, int x, int baseline, boolean endsAtX) {
		this.graphics.setFont(face);
		this.graphics.setColor(colour);
		int start = endsAtX ? x - this.graphics.getFontMetrics().stringWidth(text) : x;
		this.graphics.drawString(text, start, baseline + 8);
	}

	private String price(BigDecimal price) {
		NumberFormat format = NumberFormat.getNumberInstance(this.locale);
		int decimals = decimals(price);
		format.setMinimumFractionDigits(decimals);
		format.setMaximumFractionDigits(decimals);
		format.setRoundingMode(RoundingMode.HALF_EVEN);
		return format.format(price);
	}

	private static int decimals(BigDecimal price) {
		if (price.compareTo(BigDecimal.ONE) < 0) {
			return 5;
		}
		return (price.compareTo(THOUSAND) < 0) ? 2 : 0;
	}

	private static int[] xs(List<Fixing> closes) {
		return closes.stream().mapToInt((close) -> x(closes, close)).toArray();
	}

	private static int[] ys(List<Fixing> closes) {
		return closes.stream().mapToInt((close) -> y(closes, close)).toArray();
	}

	private static int x(List<Fixing> closes, Fixing close) {
		long days = ChronoUnit.DAYS.between(closes.get(0).date(), closes.get(closes.size() - 1).date());
		long since = ChronoUnit.DAYS.between(closes.get(0).date(), close.date());
		return MARGIN + Math.toIntExact((RateChart.WIDTH - 2L * MARGIN) * since / Math.max(1, days));
	}

	private static int y(List<Fixing> closes, Fixing close) {
		BigDecimal highest = closes.stream().map(Fixing::price).max(Comparator.naturalOrder()).orElseThrow();
		BigDecimal lowest = closes.stream().map(Fixing::price).min(Comparator.naturalOrder()).orElseThrow();
		if (highest.compareTo(lowest) == 0) {
			return (TOP + BOTTOM) / 2;
		}
		return highest.subtract(close.price())
			.multiply(BigDecimal.valueOf(BOTTOM - TOP))
			.divide(highest.subtract(lowest), 0, RoundingMode.HALF_EVEN)
			.intValueExact() + TOP;
	}

}
