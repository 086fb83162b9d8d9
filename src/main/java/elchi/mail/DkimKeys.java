package elchi.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import elchi.mail.DkimKey.Algorithm;

/**
 * The keys that sign mail, one file each under {@code <elchi.home>/dkim} which only its
 * owner can read. A key signs when {@code elchi.mail.dkim.selectors} names it, so that
 * its record can stand in DNS before.
 */
public final class DkimKeys {

	private static final Pattern SELECTOR = Pattern.compile("[a-z0-9]([a-z0-9-]{0,52}[a-z0-9])?");

	private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

	private static final Pattern BLOCK = Pattern
		.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

	private static final int RSA_BITS = 2048;

	private static final String SUFFIX = ".pem";

	private final Path folder;

	/** Creates it for the keys of a folder. */
	public DkimKeys(Path folder) {
		this.folder = folder;
	}

	/**
	 * Makes an RSA key and an Ed25519 key: only both together are understood by old
	 * receivers and future ones.
	 * @param name beginning of both selectors, such as {@code 2026-11}
	 * @return what must stand in DNS
	 * @throws IllegalArgumentException if the name cannot be used, or is in use
	 */
	public List<DkimRecord> make(String name, String domain) {
		if (!SELECTOR.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"'%s' cannot name a key; up to 54 small letters, digits and inner hyphens can".formatted(name));
		}
		checkDomain(domain);
		List<DkimRecord> records = new ArrayList<>();
		for (Algorithm algorithm : Algorithm.values()) {
			String selector = name + "-" + algorithm.dns;
			if (Files.exists(file(selector))) {
				throw new IllegalArgumentException(
						"There is a key '%s' already in '%s'; choose another name".formatted(selector, this.folder));
			}
		}
		for (Algorithm algorithm : Algorithm.values()) {
			DkimKey key = generate(name + "-" + algorithm.dns, algorithm);
			write(key);
			records.add(record(key, domain));
		}
		return records;
	}

	/**
	 * What must stand in DNS for the keys that there are.
	 */
	public List<DkimRecord> records(String domain) {
		checkDomain(domain);
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(SUFFIX))
				.sorted()
				.map((file) -> record(read(file.substring(0, file.length() - SUFFIX.length())), domain))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void checkDomain(String domain) {
		if (!DOMAIN.matcher(domain).matches()) {
			throw new IllegalArgumentException(
					"'%s' cannot sign; a full domain name in small letters such as news.example.com can"
						.formatted(domain));
		}
	}

	/**
	 * One key.
	 * @throws MailNotSetUpException if there is none of that name
	 */
	DkimKey read(String selector) {
		try {
			String text = Files.readString(file(selector), StandardCharsets.US_ASCII);
			byte[] secret = block(text, "PRIVATE");
			byte[] published = block(text, "PUBLIC");
			for (Algorithm algorithm : Algorithm.values()) {
				if (isOf(algorithm, published)) {
					KeyFactory factory = KeyFactory.getInstance(algorithm.keys);
					return new DkimKey(selector, algorithm, factory.generatePrivate(new PKCS8EncodedKeySpec(secret)),
							factory.generatePublic(new X509EncodedKeySpec(published)));
				}
			}
			throw new IOException("It is neither an RSA nor an Ed25519 key");
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new MailNotSetUpException(
					"The DKIM key '%s' cannot be read from '%s': %s. Make keys by 'dkim-keys', or drop the name from 'elchi.mail.dkim.selectors'."
						.formatted(selector, file(selector), ex));
		}
	}

	private static boolean isOf(Algorithm algorithm, byte[] published) throws GeneralSecurityException {
		try {
			KeyFactory.getInstance(algorithm.keys).generatePublic(new X509EncodedKeySpec(published));
			return true;
		}
		catch (InvalidKeySpecException ex) {
			return false;
		}
	}

	private static byte[] block(String text, String kind) throws IOException {
		Matcher matcher = BLOCK.matcher(text);
		while (matcher.find()) {
			if (matcher.group(1).equals(kind)) {
				return Base64.getMimeDecoder().decode(matcher.group(2));
			}
		}
		throw new IOException("It holds no %s KEY".formatted(kind));
	}

	private static DkimKey generate(String selector, Algorithm algorithm) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keys);
			if (algorithm == Algorithm.RSA) {
				generator.initialize(RSA_BITS);
			}
			KeyPair pair = generator.generateKeyPair();
			return new DkimKey(selector, algorithm, pair.getPrivate(), pair.getPublic());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void write(DkimKey key) {
		Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] { '\n' });
		String text = """
				-----BEGIN PRIVATE KEY-----
				%s
				-----END PRIVATE KEY-----
				-----BEGIN PUBLIC KEY-----
				%s
				-----END PUBLIC KEY-----
				""".formatted(base64.encodeToString(key.secret().getEncoded()),
				base64.encodeToString(key.published().getEncoded()));
		Path file = file(key.selector());
		try {
			Files.createDirectories(this.folder, only(file, "rwx------"));
			Files.createFile(file, only(file, "rw-------"));
			Files.writeString(file, text, StandardCharsets.US_ASCII);
		}
		catch (FileAlreadyExistsException ex) {
			throw new IllegalArgumentException("There is a file '%s' already".formatted(ex.getFile()), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FileAttribute<?>[] only(Path file, String permissions) {
		return file.getFileSystem().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	private static DkimRecord record(DkimKey key, String domain) {
		return new DkimRecord(key.selector(), key.selector() + "._domainkey." + domain, key.text());
	}

	private Path file(String selector) {
		return this.folder.resolve(selector + SUFFIX);
	}

}
