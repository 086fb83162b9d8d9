package elchi.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where mail goes in this configuration.
 */
public sealed interface MailSetup {

	/**
	 * To real servers.
	 *
	 * @param host name of the first
	 * @param port port of the first
	 * @param others names of those that are called while it rests
	 */
	record Relay(String host, int port, List<String> others) implements MailSetup {

		public Relay {
			others = List.copyOf(others);
		}

		/**
		 * The names of all of them.
		 */
		public List<String> hosts() {
			return Stream.concat(Stream.of(this.host), this.others.stream()).toList();
		}

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
