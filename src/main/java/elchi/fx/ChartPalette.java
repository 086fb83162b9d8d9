package elchi.fx;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The few colours of a chart and the shades between them, which smooth edges need.
 */
final class ChartPalette {

	static final Color GROUND = new Color(0xF7F8FA);

	static final Color INK = new Color(0x1B2733);

	static final Color QUIET = new Color(0x5B6875);

	static final Color LINE = new Color(0x0B6B78);

	static final Color AREA = new Color(0xDCEBED);

	static final Color RULE = new Color(0xB9C2CA);

	private static final int SHADES = 24;

	private ChartPalette() {
	}

	/**
	 * The same picture with one octet for a pixel.
	 */
	static BufferedImage index(BufferedImage picture) {
		BufferedImage indexed = new BufferedImage(picture.getWidth(), picture.getHeight(),
				BufferedImage.TYPE_BYTE_INDEXED, model());
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				indexed.setRGB(x, y, picture.getRGB(x, y));
			}
		}
		return indexed;
	}

	private static IndexColorModel model() {
		Set<Integer> colours = new LinkedHashSet<>();
		for (Color ink : List.of(INK, QUIET, LINE, AREA, RULE)) {
			shades(GROUND, ink, colours);
		}
		shades(AREA, LINE, colours);
		shades(AREA, RULE, colours);
		shades(AREA, INK, colours);
		List<Integer> list = new ArrayList<>(colours);
		int[] values = list.stream().mapToInt(Integer::intValue).toArray();
		return new IndexColorModel(8, values.length, values, 0, false, -1, DataBuffer.TYPE_BYTE);
	}

	private static void shades(Color from, Color to, Set<Integer> colours) {
		for (int step = 0; step <= SHADES; step++) {
			colours.add(new Color(mix(from.getRed(), to.getRed(), step), mix(from.getGreen(), to.getGreen(), step),
					mix(from.getBlue(), to.getBlue(), step))
				.getRGB());
		}
	}

	private static int mix(int from, int to, int step) {
		return from + (to - from) * step / SHADES;
	}

}
