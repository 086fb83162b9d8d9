package elchi.news;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FeedDatesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-09-27T18:14:55+05:00                | 2026-09-27T13:14:55Z
			2026-09-27T18:14:55.538+0500             | 2026-09-27T13:14:55Z
			2026-09-27T13:14Z                        | 2026-09-27T13:14:00Z
			2026-09-27 18:14:55 +05                  | 2026-09-27T13:14:55Z
			2026-09-27T13:14:55                      | 2026-09-27T13:14:55Z
			2026-09-27                               | 2026-09-27T00:00:00Z
			2026-09                                  | 2026-09-01T00:00:00Z
			Sun, 27 Sep 2026 18:14:55 +0500          | 2026-09-27T13:14:55Z
			Sun,27 Sep 2026 13:14:55 -0000           | 2026-09-27T13:14:55Z
			Sun, 27 Sep 26 13:14:55 GMT              | 2026-09-27T13:14:55Z
			Sun, 27 Sep 2026 13:14 UT                | 2026-09-27T13:14:00Z
			Sun, 27 Sep 2026 13:14:55 Z              | 2026-09-27T13:14:55Z
			Sun, 27 Sep 2026 09:14:55 EDT            | 2026-09-27T13:14:55Z
			Sun, 27 Sep 2026 18:14:55 Asia/Almaty    | 2026-09-27T13:14:55Z
			Sun, 27 Sep 2026 18:14:55 GMT+05:00      | 2026-09-27T13:14:55Z
			Sun Sep 27 13:14:55 2026                 | 2026-09-27T13:14:55Z
			Sun Sep 27 2026 13:14:55 GMT+0000 (UTC)  | 2026-09-27T13:14:55Z
			Sunday, September 27, 2026 - 1:14pm      | 2026-09-27T13:14:00Z
			Sept. 27, 2026, 1:14 p.m.                | 2026-09-27T13:14:00Z
			Sept. 27, 2026, 12:14 a.m.               | 2026-09-27T00:14:00Z
			Sun, 27th Sep 2026 13:14:55 GMT          | 2026-09-27T13:14:55Z
			27 сентября 2026, 13:14                  | 2026-09-27T13:14:00Z
			27 сентября 2026 г. в 13:14              | 2026-09-27T13:14:00Z
			Вс, 27 сен 2026 16:14:55 MSK             | 2026-09-27T13:14:55Z
			1 мая 2026                               | 2026-05-01T00:00:00Z
			mar., 01 sept. 2026 16:11:02 +0000       | 2026-09-01T16:11:02Z
			27.09.2026 13:14                         | 2026-09-27T13:14:00Z
			27/09/2026                               | 2026-09-27T00:00:00Z
			09/27/2026 1:14 PM                       | 2026-09-27T13:14:00Z
			2026/09/27 13:14:55                      | 2026-09-27T13:14:55Z
			1790514895                               | 2026-09-27T13:14:55Z
			1790514895000                            | 2026-09-27T13:14:55Z
			""")
	void dateIsRead(String text, Instant instant) {
		Instant date = FeedDates.parse(text);
		assertThat(date).isNotNull();
		assertThat(date.getEpochSecond()).isEqualTo(instant.getEpochSecond());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "today", "yesterday at 10:00", "soon", "2026-13-01", "2026-02-30", "22026",
			"026", "2026-09-27-01", "2026-09-27T25:14:55Z", "2026-09-27T13:61:00Z", "2026-09-27T13:14:55+99:99",
			"2026-xx-27", "2026-09-27T13:14:55Zebra", "Sun, 99 Sep 2026 13:14:55 GMT", "Sun, 27 zzz 2026 13:14:55 GMT",
			"Sun, Sep x 2026 13:14:55 GMT", "Sun, 27 Sep zz 13:14:55 GMT", "Sun, 27 Sep 2026 1:2:3:4 GMT",
			"Sun, 27 Sep 2026 13:14:55 +zz:00", "Sun, 27 Sep 2026 13:14:55 Nowhere/Else", "27 Sep 2026 13:14 pm",
			"03/04/2026", "X00:00 2026-09-27", "27 Sep 28 Oct 2026", "13:14:55" })
	void whatIsNoDateOrCouldBeTwoIsNull(String text) {
		assertThat(FeedDates.parse(text)).isNull();
	}

	@Test
	void dateWithoutAZoneIsTakenInTheZoneOfItsPage() {
		assertThat(FeedDates.parse("27 September 2026 18:14", ZoneId.of("Asia/Almaty")))
			.isEqualTo("2026-09-27T13:14:00Z");
		assertThat(FeedDates.parse("2026-09-27", ZoneId.of("Asia/Almaty"))).isEqualTo("2026-09-26T19:00:00Z");
	}

}
