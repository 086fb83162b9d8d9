package elchi.admin.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command reads; asked for before the application is opened.
 */
final class InputFile {

	private InputFile() {
	}

	static void require(Path file) {
		if (!Files.isReadable(file) || Files.isDirectory(file)) {
			throw new IllegalArgumentException("There is no readable file '%s'.".formatted(file));
		}
	}

}
