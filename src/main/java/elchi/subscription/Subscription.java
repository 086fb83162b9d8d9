package elchi.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One person's standing with one list.
 *
 * @param list {@code digest} or {@code alerts}
 * @param status whether mail goes out
 * @param pausedUntil the day (UTC) on which a pause is over; null unless paused
 * @param changedAt when the status was last changed
 */
public record Subscription(String list, Status status, @Nullable LocalDate pausedUntil, Instant changedAt) {

	/** The weekly digest. */
	public static final String DIGEST = "digest";

	/** The alerts of a trader's own rules. */
	public static final String ALERTS = "alerts";

	/** Every list there is. */
	public static final List<String> LISTS = List.of(DIGEST, ALERTS);

	public Subscription {
		requireList(list);
		if ((pausedUntil != null) != (status == Status.PAUSED)) {
			throw new IllegalArgumentException("A subscription has a pause's end when it is paused, and only then");
		}
	}

	static String requireList(String list) {
		if (!LISTS.contains(list)) {
			throw new IllegalArgumentException("Unknown list '%s'; the lists are %s".formatted(list, LISTS));
		}
		return list;
	}

	/**
	 * Whether mail goes out.
	 */
	public enum Status {

		/** Mail goes out. */
		ACTIVE,
		/** None until a day that the reader named. */
		PAUSED,
		/** None, until the reader asks anew. */
		UNSUBSCRIBED

	}

}
