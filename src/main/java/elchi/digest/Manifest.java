package elchi.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of what was sealed when an edition was frozen. Its hash names all of it:
 * whoever approves the hash approves these stories, figures, pictures, templates and
 * readers.
 *
 * @param document SHA-256 of the document
 * @param charts SHA-256 of each chart by its name
 * @param templates fingerprint of the templates and phrases
 * @param keyId the key that signs the links
 * @param audience how many readers were sealed
 * @param audienceHash SHA-256 over the readers and their preferences
 * @param plannedAt the moment that the mails bear as their Date
 */
record Manifest(String document, Map<String, String> charts, String templates, String keyId, long audience,
		String audienceHash, Instant plannedAt) {

	Manifest {
		charts = new TreeMap<>(charts);
	}

	/**
	 * The name of everything above: the SHA-256 of {@link #toString()}.
	 */
	String hash() {
		return sha256(toString().getBytes(StandardCharsets.UTF_8));
	}

	static String sha256(byte[] octets) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One line for each fact, the same facts always in the same order.
	 */
	@Override
	public String toString() {
		StringBuilder lines = new StringBuilder();
		line(lines, "document", this.document);
		this.charts.forEach((name, hash) -> line(lines, "chart " + name, hash));
		line(lines, "templates", this.templates);
		line(lines, "key", this.keyId);
		line(lines, "audience", this.audience + " " + this.audienceHash);
		line(lines, "planned", this.plannedAt.toString());
		return lines.toString();
	}

	static Manifest parse(String text) {
		Map<String, String> facts = new TreeMap<>();
		text.lines()
			.forEach(
					(line) -> facts.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
		Map<String, String> charts = new TreeMap<>();
		facts.forEach((name, value) -> {
			if (name.startsWith("chart ")) {
				charts.put(name.substring("chart ".length()), value);
			}
		});
		String[] audience = fact(facts, "audience").split(" ", -1);
		return new Manifest(fact(facts, "document"), charts, fact(facts, "templates"), fact(facts, "key"),
				Long.parseLong(audience[0]), audience[1], Instant.parse(fact(facts, "planned")));
	}

	private static String fact(Map<String, String> facts, String name) {
		String value = facts.get(name);
		if (value == null) {
			throw new IllegalArgumentException("Manifest has no line '%s'".formatted(name));
		}
		return value;
	}

	private static void line(StringBuilder lines, String name, String value) {
		lines.append(name).append(": ").append(value).append('\n');
	}

}
