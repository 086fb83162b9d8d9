package elchi.subscription;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
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
 * that was sent keeps its links. Read at the first use, again when the file has changed,
 * and when a link names a key that is not known yet.
 */
final class LinkKeys {

	private static final Logger log = LoggerFactory.getLogger(LinkKeys.class);

	private static final String HEAD = """
			# Keys of the links in sent mail: id and secret, the newest last. Links signed with a key that is
			# not here any more are dead, so add lines and take none away. Keep a copy with the database's.
			# A new key: echo "k2 $(openssl rand -base64 32)" >> link-keys. It signs from now on, without a restart.
			""";

	private static final int SECRET_OCTETS = 32;

	private final Path file;

	private volatile @Nullable Loaded loaded;

	LinkKeys(Path file) {
		this.file = file;
	}

	String newest() {
		List<String> ids = List.copyOf(current().keySet());
		return ids.get(ids.size() - 1);
	}

	Optional<byte[]> secret(String id) {
		Loaded present = this.loaded;
		byte[] secret = (present != null) ? present.keys().get(id) : null;
		return Optional.ofNullable((secret != null) ? secret : current().get(id));
	}

	/**
	 * An unreadable line that somebody adds while mail is sent and links are followed
	 * must not stop either.
	 */
	private synchronized Map<String, byte[]> current() {
		Loaded present = this.loaded;
		try {
			if (present != null && present.changed().equals(changed())) {
				return present.keys();
			}
			Loaded fresh = load();
			this.loaded = fresh;
			return fresh.keys();
		}
		catch (IOException | IllegalStateException ex) {
			if (present == null) {
				throw new IllegalStateException("Cannot read the keys of the links: " + ex.getMessage(), ex);
			}
			log.error("Cannot read the keys of the links again, and go on with those of before: {}", ex.getMessage());
			return present.keys();
		}
	}

	private FileTime changed() throws IOException {
		return Files.getLastModifiedTime(this.file);
	}

	private Loaded load() throws IOException {
		if (Files.notExists(this.file)) {
			create();
		}
		FileTime changed = changed();
		Map<String, byte[]> keys = new LinkedHashMap<>();
		for (String line : Files.readAllLines(this.file)) {
			read(line, keys);
		}
		if (keys.isEmpty()) {
			throw new IllegalStateException(
					"No key in '%s'; restore the file from a copy, or delete it to begin anew".formatted(this.file));
		}
		return new Loaded(changed, keys);
	}

	private void read(String line, Map<String, byte[]> keys) {
		if (line.isBlank() || line.startsWith("#")) {
			return;
		}
		String[] parts = line.strip().split("\\s+", -1);
		if (parts.length != 2 || !parts[0].matches("[a-z0-9]{1,12}") || secret(parts).length < SECRET_OCTETS) {
			throw new IllegalStateException(
					"A line of '%s' is not an id of up to 12 small letters and digits and a secret of %d octets in Base64"
						.formatted(this.file, SECRET_OCTETS));
		}
		if (keys.put(parts[0], secret(parts)) != null) {
			throw new IllegalStateException(
					"The id '%s' stands twice in '%s'; a new key needs a new id".formatted(parts[0], this.file));
		}
	}

	private static byte[] secret(String[] parts) {
		try {
			return Base64.getDecoder().decode(parts[1]);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
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

	/**
	 * The keys as they were read.
	 *
	 * @param changed when the file was changed last
	 * @param keys secrets by id, the newest last
	 */
	private record Loaded(FileTime changed, Map<String, byte[]> keys) {
	}

}
