package elchi.fetch;

import java.time.Instant;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/**
 * The Retry-After header: {@code 120} or {@code Mon, 28 Sep 2026 07:00:00 GMT}.
 */
final class RetryAfter {

	private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

	private RetryAfter() {
	}

	/**
	 * The time meant, or null if the value has neither form. More seconds than a day has
	 * are a day, so that no sum overflows.
	 */
	static @Nullable Instant parse(@Nullable String value, Instant now) {
		if (value == null) {
			return null;
		}
		String text = value.strip();
		if (SECONDS.matcher(text).matches()) {
			return now.plusSeconds(Math.min(Long.parseLong(text), Pauses.LONGEST.toSeconds()));
		}
		return DateUtils.parseStandardDate(text);
	}

}
