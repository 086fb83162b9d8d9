package elchi.admin;

import java.util.UUID;

/**
 * Somebody's word that an act be done.
 *
 * @param who a user, {@code USER by token NAME}, or {@code cli:USER}
 * @param reason why, in their words
 * @param key names this order; given twice it is done once
 */
public record Order(String who, String reason, String key) {

	private static final int LONGEST_KEY = 100;

	private static final int LONGEST_REASON = 500;

	public Order {
		reason = reason.strip();
		key = key.strip();
		if (reason.isEmpty()) {
			throw new IllegalArgumentException("There is no reason; say why, it is kept with what is done");
		}
		if (reason.length() > LONGEST_REASON) {
			throw new IllegalArgumentException(
					"The reason has %d characters; at most %d are kept".formatted(reason.length(), LONGEST_REASON));
		}
		if (key.isEmpty() || key.length() > LONGEST_KEY) {
			throw new IllegalArgumentException(
					"Request key '%s' is not a text of 1 to %d characters".formatted(key, LONGEST_KEY));
		}
	}

	/**
	 * A key that nobody has used.
	 */
	public static String newKey() {
		return UUID.randomUUID().toString();
	}

}
