package elchi.subscription;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads preferences and remembers what it has read: a million readers have some hundreds
 * of different ones.
 */
final class KnownPreferences {

	private static final int MOST = 1000;

	private final Map<String, Preferences> byKey = new HashMap<>();

	Preferences parse(String key) {
		if (this.byKey.size() > MOST) {
			this.byKey.clear();
		}
		return this.byKey.computeIfAbsent(key, Preferences::parse);
	}

}
