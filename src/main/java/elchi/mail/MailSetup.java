package elchi.mail;

import java.nio.file.Path;

/**
 * Where mail goes in this configuration.
 */
public sealed interface MailSetup {

	/**
	 * To a real server.
	 *
	 * @param host its name
	 * @param port its port
	 */
	record Relay(String host, int port) implements MailSetup {
	}

	/**
	 * To the embedded server, whose messages are kept in a folder.
	 *
	 * @param inbox the folder
	 */
	record Embedded(Path inbox) implements MailSetup {
	}

	/**
	 * Nowhere: sending is paused.
	 *
	 * @param reason what is missing and how to set it
	 */
	record Absent(String reason) implements MailSetup {
	}

}
