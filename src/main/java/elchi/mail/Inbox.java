package elchi.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * The messages that the embedded server took, one file each under
 * {@code <elchi.home>/inbox}. They are there after a restart, too.
 */
public final class Inbox {

	private static final Pattern ID = Pattern.compile("\\d{8}");

	private static final String SUFFIX = ".eml";

	private final Path folder;

	private final Map<String, InboxEntry> known = new ConcurrentHashMap<>();

	private long last = -1;

	Inbox(Path folder) {
		this.folder = folder;
	}

	/**
	 * The messages, the newest first.
	 */
	public List<InboxEntry> entries() {
		List<String> ids = ids();
		this.known.keySet().retainAll(ids);
		return ids.stream().sorted(Comparator.reverseOrder()).map(this::entry).toList();
	}

	/**
	 * One message.
	 */
	public Optional<InboxMessage> read(String id) {
		Path file = this.folder.resolve(id + SUFFIX);
		if (!ID.matcher(id).matches() || !Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			return Optional.of(InboxReader.message(id, Files.readAllBytes(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("Message '%s' of the inbox cannot be read".formatted(id), ex);
		}
	}

	/**
	 * Keeps a message; when this returns, it is on the disk.
	 */
	synchronized void keep(MimeMessage message) throws MessagingException {
		try {
			ByteArrayOutputStream octets = new ByteArrayOutputStream();
			message.writeTo(octets);
			Files.createDirectories(this.folder);
			Path written = write(octets.toByteArray());
			name(written);
			try (FileChannel directory = FileChannel.open(this.folder, StandardOpenOption.READ)) {
				directory.force(true);
			}
		}
		catch (IOException ex) {
			throw new MessagingException("The inbox '%s' cannot keep the message".formatted(this.folder), ex);
		}
	}

	private Path write(byte[] octets) throws IOException {
		Path file = Files.createTempFile(this.folder, "incoming", ".tmp");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(octets);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
		return file;
	}

	private void name(Path written) throws IOException {
		if (this.last < 0) {
			this.last = ids().stream().mapToLong(Long::parseLong).max().orElse(0);
		}
		while (true) {
			this.last++;
			Path file = this.folder.resolve("%08d".formatted(this.last) + SUFFIX);
			try {
				if (!Files.exists(file)) {
					Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
					return;
				}
			}
			catch (FileAlreadyExistsException ex) {
				// Taken by another process: the next number.
			}
		}
	}

	private InboxEntry entry(String id) {
		return this.known.computeIfAbsent(id, (unknown) -> {
			try (InputStream in = new BufferedInputStream(Files.newInputStream(this.folder.resolve(id + SUFFIX)))) {
				return InboxReader.entry(id, in);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (MessagingException ex) {
				return new InboxEntry(id, "", "", null);
			}
		});
	}

	private List<String> ids() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(SUFFIX))
				.map((name) -> name.substring(0, name.length() - SUFFIX.length()))
				.filter((name) -> ID.matcher(name).matches())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
