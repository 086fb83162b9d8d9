package elchi.subscription.web;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is offered where there is more to choose from than one can print.
 */
final class Offers {

	/** The days of the week, Monday first. */
	static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
		.map((day) -> day.name().toLowerCase(Locale.ROOT))
		.toList();

	/** The full hours. */
	static final List<String> HOURS = IntStream.range(0, 24).mapToObj((hour) -> "%02d:00".formatted(hour)).toList();

	/** The zones of the region first, then those where most of its people abroad live. */
	static final List<String> ZONES = List.of("Asia/Almaty", "Asia/Aqtau", "Asia/Ashgabat", "Asia/Bishkek",
			"Asia/Dushanbe", "Asia/Tashkent", "Europe/Moscow", "Europe/Istanbul", "Asia/Dubai", "Asia/Shanghai",
			"Asia/Seoul", "Asia/Tokyo", "Asia/Kolkata", "Europe/Berlin", "Europe/London", "America/New_York",
			"America/Chicago", "America/Los_Angeles", "UTC");

	private Offers() {
	}

	/**
	 * Any zone with a name, since programs may offer more than a page, and an offset,
	 * since an import may have brought one.
	 */
	static boolean isZone(String zone) {
		return zone.equals("UTC") || zone.matches("[+-](0\\d|1[0-7]):[0-5]\\d")
				|| ZoneId.getAvailableZoneIds().contains(zone);
	}

	/**
	 * Any minute of the day, for the same reasons.
	 */
	static boolean isHour(String hour) {
		return hour.matches("([01]\\d|2[0-3]):[0-5]\\d");
	}

}
