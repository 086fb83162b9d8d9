package elchi.admin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command reads; asked for before the application is opened.
 *
 * @param path where it is
 */
record InputFile(Path path) {

	/**
	 * The file, which can be read.
	 * @throws IllegalArgumentException if it cannot
	 */
	static InputFile require(Path path) {
		if (!Files.isReadable(path) || Files.isDirectory(path)) {
			throw new IllegalArgumentException("There is no readable file '%s'.".formatted(path));
		}
		return new InputFile(path);
	}

	/**
	 * Reads it to its end, and shows how far that is.
	 */
	<R> R read(Reading<R> reading, PrintWriter progress) throws IOException {
		try (InputStream file = ReadingProgress.of(Files.newInputStream(this.path), Files.size(this.path), progress)) {
			return reading.read(file);
		}
	}

	/**
	 * What is done with the file.
	 *
	 * @param <R> type of the result
	 */
	@FunctionalInterface
	interface Reading<R> {

		R read(InputStream file) throws IOException;

	}

}
