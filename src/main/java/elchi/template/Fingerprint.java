package elchi.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that a message is made of besides its view: its templates, the partials that they
 * lead to, and the phrases that they name or that bear the message's own name. What only
 * other messages and pages use is not in it, so that rewording them disturbs no mailing.
 */
final class Fingerprint {

	private static final Pattern PARTIAL = Pattern.compile("\\{\\{>\\s*([^}\\s]+)\\s*}}");

	private static final Pattern PHRASE = Pattern.compile("\\bp\\.([\\w.-]+)");

	private final TemplateFolder folder;

	private final String name;

	private final SortedMap<String, String> parts = new TreeMap<>();

	private final Set<String> phrases = new TreeSet<>();

	Fingerprint(TemplateFolder folder, String name) {
		this.folder = folder;
		this.name = name;
		folder.paths((path) -> path.startsWith(name + "/")).forEach(this::addTemplate);
		folder.paths((path) -> path.startsWith("phrases/")).forEach(this::addPhrases);
	}

	private void addTemplate(String path) {
		String text = this.folder.text(path);
		if (this.parts.put(path, text) != null) {
			return;
		}
		PHRASE.matcher(text).results().forEach((phrase) -> this.phrases.add(phrase.group(1)));
		Matcher partial = PARTIAL.matcher(text);
		while (partial.find()) {
			addTemplate("partials/" + partial.group(1) + Templates.ENDING);
		}
	}

	private void addPhrases(String path) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(this.folder.text(path)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + path, ex);
		}
		properties.stringPropertyNames()
			.stream()
			.filter(this::isOwn)
			.forEach((key) -> this.parts.put(path + " " + key, properties.getProperty(key)));
	}

	private boolean isOwn(String key) {
		return key.startsWith(this.name + ".") || key.startsWith("language.") || this.phrases.contains(key);
	}

	/**
	 * SHA-256 over every part and its name.
	 */
	@Override
	public String toString() {
		MessageDigest digest = sha256();
		this.parts.forEach((part, text) -> {
			update(digest, part);
			update(digest, text);
		});
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void update(MessageDigest digest, String text) {
		byte[] octets = text.getBytes(StandardCharsets.UTF_8);
		digest.update((octets.length + ":").getBytes(StandardCharsets.US_ASCII));
		digest.update(octets);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
