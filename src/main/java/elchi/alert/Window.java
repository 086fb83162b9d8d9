package elchi.alert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Since when a change is measured: {@code 7d}, {@code fixing}, {@code week} or
 * {@code last-alert}. Immutable; {@link #parse} reads what it prints.
 */
public sealed interface Window {

	/**
	 * Reads a window.
	 * @throws IllegalArgumentException if it is none
	 */
	static Window parse(String text) {
		Matcher days = Days.FORM.matcher(text);
		if (days.matches()) {
			return new Days(Integer.parseInt(days.group(1)));
		}
		return switch (text) {
			case "fixing" -> new PreviousFixing();
			case "week" -> new Week();
			case "last-alert" -> new LastAlert();
			default -> throw new IllegalArgumentException(
					"Window '%s' is not known; 1d to 366d, fixing, week and last-alert are".formatted(text));
		};
	}

	/**
	 * Since a number of days ago; where the source was silent that day, since its last
	 * fixing before.
	 *
	 * @param count 1 to 366
	 */
	record Days(int count) implements Window {

		private static final Pattern FORM = Pattern.compile("([0-9]{1,4})d");

		public Days {
			if (count < 1 || count > 366) {
				throw new IllegalArgumentException(
						"A window of %d days is not possible; 1 to 366 days are".formatted(count));
			}
		}

		@Override
		public String toString() {
			return this.count + "d";
		}

	}

	/**
	 * Since the source's fixing before.
	 */
	record PreviousFixing() implements Window {

		@Override
		public String toString() {
			return "fixing";
		}

	}

	/**
	 * Since the last fixing of the week before, weeks being from Monday to Sunday.
	 */
	record Week() implements Window {

		@Override
		public String toString() {
			return "week";
		}

	}

	/**
	 * Since the fixing of the rule's last alert, at first since the one that stood when
	 * the rule was made.
	 */
	record LastAlert() implements Window {

		@Override
		public String toString() {
			return "last-alert";
		}

	}

}
