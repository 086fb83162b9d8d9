package elchi.alert;

/**
 * Which figure of a pair rules are held against: a change ({@code 7d}, {@code fixing},
 * {@code week}), the value itself ({@code value}), or the change since the previous
 * fixing in deviations ({@code sigma}). {@link #parse} reads what it prints.
 */
sealed interface Measure {

	static Measure of(Condition condition) {
		if (condition instanceof Condition.Change change) {
			return (change.window() instanceof Window.LastAlert) ? new Value() : new Change(change.window());
		}
		return (condition instanceof Condition.Level) ? new Value() : new Sigma();
	}

	static Measure parse(String text) {
		return switch (text) {
			case "value" -> new Value();
			case "sigma" -> new Sigma();
			default -> new Change(Window.parse(text));
		};
	}

	/**
	 * The change over a window.
	 *
	 * @param window any but {@code last-alert}, which is another one for each rule
	 */
	record Change(Window window) implements Measure {

		@Override
		public String toString() {
			return this.window.toString();
		}

	}

	/**
	 * The value of one unit.
	 */
	record Value() implements Measure {

		@Override
		public String toString() {
			return "value";
		}

	}

	/**
	 * The change since the previous fixing, in deviations.
	 */
	record Sigma() implements Measure {

		@Override
		public String toString() {
			return "sigma";
		}

	}

}
