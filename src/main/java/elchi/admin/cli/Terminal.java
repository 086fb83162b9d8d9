package elchi.admin.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/**
 * Whoever sits before a command, if anybody does.
 */
interface Terminal {

	/**
	 * Whether somebody is there to be asked.
	 */
	boolean attended();

	/**
	 * Asks, and waits for the answer.
	 */
	boolean agrees(String question);

	/**
	 * The terminal of this process.
	 */
	static Terminal ofProcess() {
		return new Terminal() {

			@Override
			@SuppressWarnings("SystemConsoleNull")
			public boolean attended() {
				Console console = System.console();
				return console != null && isTerminal(console);
			}

			@Override
			@SuppressWarnings("SystemConsoleNull")
			public boolean agrees(String question) {
				Console console = System.console();
				String answer = (console != null) ? console.readLine("%s [y/N] ", question) : null;
				return answer != null && answer.strip().matches("(?i)y|yes");
			}

		};
	}

	/** Newer Java has a console where nobody sits, and says so. */
	private static boolean isTerminal(Console console) {
		try {
			return !Boolean.FALSE.equals(Console.class.getMethod("isTerminal").invoke(console));
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			return false;
		}
	}

}
