package elchi.mail;

import java.util.List;

/**
 * How the servers that take our mail are, as this process has found them.
 */
public interface RelayStates {

	/**
	 * All of them, in order of preference.
	 */
	List<State> all();

	/**
	 * How one of them is.
	 *
	 * @param name its name
	 * @param restSeconds for how long it is still not called; 0 if it is
	 * @param refuses whether it refuses us for good, which an operator must mend
	 */
	record State(String name, long restSeconds, boolean refuses) {
	}

}
