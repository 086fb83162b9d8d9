package elchi.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the links, in a file that only its owner reads: one key a line, its id and
 * its secret, the newest last. The newest signs; the others go on verifying, since mail
 * that was sent keeps its links. Read at the first use, and again when a link names a key
 * that is not known yet.
 */
final class LinkKeys {

	private static final Logger log = LoggerFactory.getLogger(LinkKeys.class);

	private static final String HEAD = """
			# Keys of the links in sent mail: id and secret, the newest last. Links signed with a key that is
			# not here any more are dead, so add lines and take none away. Keep a copy with the database's.
			""";

	private static final int SECRET_OCTETS = 32;

	private final Path file;

	private volatile @Nullable Map<String, byte[]> keys;

	LinkKeys(Path file) {
		this.file = file;
	}

	String newest() {
		return List.copyOf(keys().keySet()).get(keys().size() - 1);
	}

	Optional<byte[]> secret(String id) {
		byte[] secret = keys().get(id);
		if (secret == null) {
			secret = load().get(id);
		}
		return Optional.ofNullable(secret);
	}

	private Map<String, byte[]> keys() {
		Map<String, byte[]> present = this.keys;
		return (present != null) ? present : load();
	}

	private synchronized Map<String, byte[]> load() {
		try {
			if (Files.notExists(this.file)) {
				create();
			}
			Map<String, byte[]> loaded = new LinkedHashMap<>();
			for (String line : Files.readAllLines(this.file)) {
				read(line, loaded);
			}
			if (loaded.isEmpty()) {
				throw new IllegalStateException(
						"No key in '%s'; restore the file from a copy, or delete it to begin anew"
							.formatted(this.file));
			}
			this.keys = loaded;
			return loaded;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the keys of the links in '%s'".formatted(this.file), ex);
		}
	}

	private void read(String line, Map<String, byte[]> loaded) {
		if (line.isBlank() || line.startsWith("#")) {
			return;
		}
		String[] parts = line.strip().split("\\s+", -1);
		if (parts.length != 2 || !parts[0].matches("[a-z0-9]{1,12}")) {
			throw new IllegalStateException(
					"A line of '%s' is not an id of small letters and digits and a secret".formatted(this.file));
		}
		loaded.put(parts[0], Base64.getDecoder().decode(parts[1]));
	}

	/**
	 * Written aside and then linked to its name, so that of two processes that begin
	 * together one wins and both read the winner's key.
	 */
	private void create() throws IOException {
		byte[] secret = new byte[SECRET_OCTETS];
		new SecureRandom().nextBytes(secret);
		Path folder = Files.createDirectories(this.file.toAbsolutePath().getParent());
		Path aside = Files.createTempFile(folder, "link-keys", ".new", ownerOnly(folder));
		Files.writeString(aside, HEAD + "k1 " + Base64.getEncoder().encodeToString(secret) + "\n",
				StandardCharsets.US_ASCII);
		try {
			Files.createLink(this.file, aside);
			log.info("Created link-keys file={}", this.file);
		}
		catch (FileAlreadyExistsException ex) {
			log.debug("link-keys were created by another process");
		}
		finally {
			Files.delete(aside);
		}
	}

	private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
		if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			return new FileAttribute<?>[0];
		}
		return Stream.of(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
			.toArray(FileAttribute<?>[]::new);
	}

}
