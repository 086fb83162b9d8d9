package elchi.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The highest epoch that this home has seen, in a file beside the database, so that a
 * database that was put back is known by being behind. Written to the disk before it
 * takes the place of the one before.
 */
final class EpochFile {

	private final Path file;

	EpochFile(Path home) {
		this.file = home.resolve("epoch");
	}

	Path path() {
		return this.file;
	}

	/**
	 * What the file says; empty if there is none.
	 * @throws IllegalStateException if it says nothing that can be understood
	 */
	Optional<Epoch> read() {
		try {
			String line = Files.readString(this.file, StandardCharsets.ISO_8859_1);
			return Optional.of(Epoch.parse(line)
				.orElseThrow(() -> new IllegalStateException(
						"The file '%s' holds no epoch, such as it is written by this program".formatted(this.file))));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read '%s'".formatted(this.file), ex);
		}
	}

	/**
	 * Writes an epoch down, unless a later one of the same installation stands there.
	 */
	synchronized void raise(Epoch epoch) {
		boolean later = read().filter((seen) -> seen.isOf(epoch) && seen.number() >= epoch.number()).isPresent();
		if (!later) {
			replace(epoch);
		}
	}

	/**
	 * Writes an epoch down, whatever stands there.
	 */
	synchronized void replace(Epoch epoch) {
		Path written = this.file.resolveSibling("epoch.new");
		try {
			Files.createDirectories(this.file.toAbsolutePath().getParent());
			try (FileChannel channel = FileChannel.open(written, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
					StandardOpenOption.TRUNCATE_EXISTING)) {
				ByteBuffer line = StandardCharsets.ISO_8859_1.encode(epoch + "\n");
				while (line.hasRemaining()) {
					channel.write(line);
				}
				channel.force(true);
			}
			Files.move(written, this.file, StandardCopyOption.ATOMIC_MOVE);
			syncFolder();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write '%s'; nothing is sent without it".formatted(this.file), ex);
		}
	}

	/**
	 * The new name, too, is to be there after a power cut, where a folder can be opened.
	 */
	private void syncFolder() throws IOException {
		Path folder = this.file.toAbsolutePath().getParent();
		if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

}
