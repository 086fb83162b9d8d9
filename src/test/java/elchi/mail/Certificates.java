package elchi.mail;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that is made for one test run, with the JDK's own tool.
 */
final class Certificates {

	private static final char[] SECRET = "changeit".toCharArray();

	private Certificates() {
	}

	/**
	 * Serves with a certificate for a name, and trusts that one only.
	 * @param name such as {@code ip:127.0.0.1} or {@code dns:relay.example.org}
	 */
	static SSLContext issuedTo(String name, Path folder) throws Exception {
		Path file = folder.resolve(name.replaceAll("\\W", "-") + ".p12");
		Process process = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						"relay", "-keyalg", "EC", "-dname", "CN=relay", "-ext", "san=" + name, "-validity", "30",
						"-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(SECRET)))
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("keytool.txt").toFile())
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException(Files.readString(folder.resolve("keytool.txt")));
		}
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, SECRET);
		}
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("relay", store.getCertificate("relay"));
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, SECRET);
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

}
