package elchi.admin;

/**
 * An act that concerns all mail.
 */
public sealed interface SendingAct extends Act {

	/**
	 * Stops all sending, of every process at the database.
	 */
	record Pause() implements SendingAct {

		@Override
		public String verb() {
			return "pause-sending";
		}

		@Override
		public String object() {
			return "all mail";
		}

	}

	/**
	 * Lets mail leave again.
	 *
	 * @param confirmed whether no other copy of the database sends
	 */
	record Resume(boolean confirmed) implements SendingAct {

		@Override
		public String verb() {
			return "resume-sending";
		}

		@Override
		public String object() {
			return this.confirmed ? "all mail, no other copy sends" : "all mail";
		}

	}

}
