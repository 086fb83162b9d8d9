package elchi.alert;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Which rules are looked for.
 *
 * @param subscriber number of the owner; null for all owners
 * @param standing a status or, among the active ones, a state, in small letters; empty
 * for all
 */
public record RuleSearch(@Nullable Long subscriber, String standing) {

	/** What {@link #standing()} may say. */
	public static final List<String> STANDINGS = List.of("active", "quiet", "pending", "firing", "recovering",
			"stopped", "done", "expired");

	public RuleSearch {
		if (!standing.isEmpty() && !STANDINGS.contains(standing)) {
			throw new IllegalArgumentException(
					"State '%s' is not known; %s are".formatted(standing, String.join(", ", STANDINGS)));
		}
	}

	/**
	 * The status that is looked for; null for any.
	 */
	@Nullable String status() {
		if (this.standing.isEmpty()) {
			return null;
		}
		return (state() != null) ? RuleStatus.ACTIVE.name() : this.standing.toUpperCase(Locale.ROOT);
	}

	/**
	 * The state that is looked for; null for any.
	 */
	@Nullable String state() {
		int position = STANDINGS.indexOf(this.standing);
		return (position >= 1 && position <= 4) ? this.standing.toUpperCase(Locale.ROOT) : null;
	}

}
