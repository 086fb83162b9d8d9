package elchi.fx;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import elchi.fx.WeeklyFigures.Fixing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RateChartTests {

	private static final Currency KZT = Currency.getInstance("KZT");

	private static final List<Fixing> CLOSES = List.of(close("2026-08-14", "465.6168374"),
			close("2026-08-21", "457.03567552"), close("2026-08-28", "463.388143"), close("2026-09-04", "455.59106476"),
			close("2026-09-11", "450.46117292"), close("2026-09-18", "445.39182828"),
			close("2026-09-25", "441.96889566"));

	@Test
	void aChartIsASmallOpaquePictureOfOneOctetPerPixel() throws IOException {
		byte[] png = new RateChart().png(KZT, CLOSES, Locale.ENGLISH).orElseThrow();
		Files.createDirectories(Path.of("target/charts"));
		Files.write(Path.of("target/charts/kzt.png"), png);
		BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
		assertThat(png.length).isLessThan(20 * 1024);
		assertThat(picture.getWidth()).isEqualTo(2 * 536);
		assertThat(picture.getColorModel()).isInstanceOf(IndexColorModel.class);
		assertThat(picture.getColorModel().hasAlpha()).isFalse();
	}

	@Test
	void theSameClosesGiveTheSameOctets() {
		byte[] first = new RateChart().png(KZT, CLOSES, Locale.ENGLISH).orElseThrow();
		byte[] second = new RateChart().png(KZT, CLOSES, Locale.ENGLISH).orElseThrow();
		byte[] russian = new RateChart().png(KZT, CLOSES, Locale.forLanguageTag("ru")).orElseThrow();
		assertThat(second).isEqualTo(first);
		assertThat(russian).isNotEqualTo(first);
	}

	@Test
	void aMoveIsDrawnWithBothOfItsEndsMarked() throws IOException {
		CurrencyPair pair = CurrencyPair.parse("USD/KZT");
		byte[] move = new RateChart().png(pair, CLOSES, LocalDate.parse("2026-09-11"), Locale.ENGLISH).orElseThrow();
		byte[] longer = new RateChart().png(pair, CLOSES, LocalDate.parse("2026-08-28"), Locale.ENGLISH).orElseThrow();
		Files.createDirectories(Path.of("target/charts"));
		Files.write(Path.of("target/charts/move.png"), move);
		Files.write(Path.of("target/charts/move-longer.png"), longer);
		assertThat(move).isNotEqualTo(longer);
		assertThat(new RateChart().png(pair, CLOSES, LocalDate.parse("2026-09-12"), Locale.ENGLISH)).isEmpty();
		assertThat(new RateChart().png(pair, CLOSES, LocalDate.parse("2026-09-25"), Locale.ENGLISH)).isEmpty();
	}

	@Test
	void aCurrencyThatStoodStillIsDrawnAsALevelLine() {
		List<Fixing> level = List.of(close("2026-09-18", "3.5"), close("2026-09-25", "3.5"));
		assertThat(new RateChart().png(Currency.getInstance("TMT"), level, Locale.ENGLISH)).isPresent();
	}

	@Test
	void oneCloseMakesNoChart() {
		assertThat(new RateChart().png(KZT, CLOSES.subList(0, 1), Locale.ENGLISH)).isEmpty();
	}

	@Test
	void aMachineWithoutFontsMakesNoChartAndOneWarning(CapturedOutput output) {
		RateChart chart = new RateChart((font) -> {
			throw new Error("Probable fatal error: No physical fonts found.");
		});
		assertThat(chart.png(KZT, CLOSES, Locale.ENGLISH)).isEmpty();
		assertThat(chart.png(KZT, CLOSES, Locale.ENGLISH)).isEmpty();
		assertThat(output).containsOnlyOnce("fonts-dejavu-core");
		assertThat(output).containsOnlyOnce("WARN");
	}

	private static Fixing close(String date, String price) {
		return new Fixing(LocalDate.parse(date), new BigDecimal(price));
	}

}
