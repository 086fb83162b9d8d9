package elchi.admin;

import java.nio.file.Path;

/**
 * Writes a copy of the database while it is in use.
 *
 * @param file where to; a file that is not there yet
 */
public record BackupAct(Path file) implements Act {

	@Override
	public String verb() {
		return "backup";
	}

	@Override
	public String object() {
		return this.file.toString();
	}

	/** The file is named after the moment; the same order names another. */
	@Override
	public String words() {
		return verb();
	}

}
