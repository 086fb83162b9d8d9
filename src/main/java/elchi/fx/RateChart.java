package elchi.fx;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javax.imageio.ImageIO;

import elchi.fx.WeeklyFigures.Fixing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws a currency's weekly closes, or the days of a move, as a small PNG for a mail: one
 * line with labels at its two ends, on a ground of its own so that it stands in light and
 * in dark. The same closes give the same octets on the same machine. Without a font on
 * the machine there is no chart, and one warning.
 */
public class RateChart {

	/** Width in pixels; shown at half of it, for screens with two pixels to the point. */
	public static final int WIDTH = 1072;

	/** Height in pixels. */
	public static final int HEIGHT = 300;

	private static final Logger logger = LoggerFactory.getLogger(RateChart.class);

	private final UnaryOperator<Font> fonts;

	private final AtomicBoolean warned = new AtomicBoolean();

	RateChart() {
		this(UnaryOperator.identity());
	}

	RateChart(UnaryOperator<Font> fonts) {
		this.fonts = fonts;
	}

	/**
	 * The chart of a currency's closes, oldest first, labelled in the reader's language;
	 * empty if there are fewer than two, or if the machine has no font.
	 * @param currency the local currency
	 * @param closes local currency per dollar
	 * @param locale how numbers and dates are written
	 */
	public Optional<byte[]> png(Currency currency, List<Fixing> closes, Locale locale) {
		return (closes.size() < 2) ? Optional.empty()
				: attempt(locale, (drawing) -> drawing.draw("USD/" + currency.getCurrencyCode(), closes));
	}

	/**
	 * The chart of a move, oldest price first, with its two ends marked: the last price
	 * and the one that it is measured from; empty if that is not among them, or if the
	 * machine has no font.
	 * @param pair names the chart
	 * @param prices one for each day
	 * @param from date of the price that the last one is measured from
	 * @param locale how numbers and dates are written
	 */
	public Optional<byte[]> png(CurrencyPair pair, List<Fixing> prices, LocalDate from, Locale locale) {
		for (int index = 0; index < prices.size() - 1; index++) {
			if (prices.get(index).date().equals(from)) {
				int mark = index;
				return attempt(locale, (drawing) -> drawing.draw(pair.toString(), prices, mark));
			}
		}
		return Optional.empty();
	}

	private Optional<byte[]> attempt(Locale locale, Consumer<ChartDrawing> picture) {
		try {
			return Optional.of(draw(locale, picture));
		}
		catch (OutOfMemoryError | StackOverflowError ex) {
			throw ex;
		}
		catch (Error | RuntimeException ex) {
			// what a machine without fonts throws depends on what else it lacks:
			// Error, InternalError, NoClassDefFoundError, NullPointerException
			warn(ex);
			return Optional.empty();
		}
	}

	private byte[] draw(Locale locale, Consumer<ChartDrawing> picture) {
		BufferedImage canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = canvas.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			Font font = this.fonts.apply(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
			picture.accept(new ChartDrawing(graphics, font, locale));
		}
		finally {
			graphics.dispose();
		}
		return encode(ChartPalette.index(canvas));
	}

	private static byte[] encode(BufferedImage image) {
		ByteArrayOutputStream octets = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", octets);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return octets.toByteArray();
	}

	private void warn(Throwable cause) {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("Mails go without charts: this machine has no usable font ({}). Install the package"
					+ " fonts-dejavu-core, and fontconfig with it.", cause.toString());
		}
	}

}
