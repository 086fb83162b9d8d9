package elchi.alert;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which moves of the pair's first currency a rule is about.
 */
public enum Direction {

	/** Rises alone. */
	UP,

	/** Falls alone. */
	DOWN,

	/** Both. */
	EITHER;

	/**
	 * Reads {@code up}, {@code down} or {@code either}.
	 */
	public static Direction parse(String text) {
		return Arrays.stream(values())
			.filter((direction) -> direction.toString().equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Direction '%s' is not known; up, down and either are".formatted(text)));
	}

	boolean permits(Sign sign) {
		return this == EITHER || name().equals(sign.name());
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
