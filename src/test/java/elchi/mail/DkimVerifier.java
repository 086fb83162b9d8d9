package elchi.mail;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Verifies signatures as a receiver does: from RFC 6376, by regular expressions, sharing
 * nothing with the signer. The RFCs' own samples hold it to them.
 */
final class DkimVerifier {

	private final Map<String, String> dns;

	/**
	 * Creates it.
	 * @param dns texts by name
	 */
	DkimVerifier(Map<String, String> dns) {
		this.dns = dns;
	}

	/**
	 * What each signature is worth, by its selector: pass, or why not.
	 */
	Map<String, String> verify(String message) throws Exception {
		int gap = message.indexOf("\r\n\r\n");
		String[] fields = message.substring(0, gap).split("\r\n(?![ \t])", -1);
		String body = relaxedBody(message.substring(gap + 4));
		Map<String, String> results = new LinkedHashMap<>();
		for (String field : fields) {
			if (field.toLowerCase(Locale.ROOT).startsWith("dkim-signature:")) {
				Map<String, String> tags = tags(field.substring(field.indexOf(':') + 1));
				results.put(tags.get("s"), result(field, tags, fields, body));
			}
		}
		return results;
	}

	static Map<String, String> tags(String value) {
		Map<String, String> tags = new HashMap<>();
		for (String tag : value.split(";", -1)) {
			if (!tag.isBlank()) {
				tags.put(tag.substring(0, tag.indexOf('=')).strip(),
						tag.substring(tag.indexOf('=') + 1).replaceAll("\\s", ""));
			}
		}
		return tags;
	}

	private String result(String field, Map<String, String> tags, String[] fields, String body) throws Exception {
		byte[] bodyHash = sha256(body);
		if (!Arrays.equals(bodyHash, Base64.getDecoder().decode(tags.get("bh")))) {
			return "body hash";
		}
		StringBuilder signed = new StringBuilder();
		Map<String, Deque<String>> left = new HashMap<>();
		for (String other : fields) {
			left.computeIfAbsent(other.substring(0, other.indexOf(':')).strip().toLowerCase(Locale.ROOT),
					(name) -> new ArrayDeque<>())
				.push(other);
		}
		for (String name : tags.get("h").toLowerCase(Locale.ROOT).split(":", -1)) {
			String chosen = left.getOrDefault(name, new ArrayDeque<>()).poll();
			signed.append((chosen != null) ? relaxed(chosen) + "\r\n" : "");
		}
		signed.append(relaxed(field.replaceFirst("(?s)([;\\s]b=)[^;]*", "$1")));
		Map<String, String> record = tags(this.dns.get(tags.get("s") + "._domainkey." + tags.get("d")));
		boolean rsa = tags.get("a").equals("rsa-sha256");
		Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
		signature.initVerify(key(record));
		signature.update(rsa ? signed.toString().getBytes(StandardCharsets.ISO_8859_1) : sha256(signed.toString()));
		return signature.verify(Base64.getDecoder().decode(tags.get("b"))) ? "pass" : "signature";
	}

	private static PublicKey key(Map<String, String> record) throws Exception {
		byte[] octets = Base64.getDecoder().decode(record.get("p"));
		if (record.getOrDefault("k", "rsa").equals("rsa")) {
			return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(octets));
		}
		List<Byte> reversed = new ArrayList<>();
		for (byte octet : octets) {
			reversed.add(0, octet);
		}
		boolean odd = (reversed.get(0) & 0x80) != 0;
		byte[] number = new byte[octets.length];
		for (int i = 0; i < number.length; i++) {
			number[i] = (byte) (reversed.get(i) & ((i == 0) ? 0x7f : 0xff));
		}
		return KeyFactory.getInstance("Ed25519")
			.generatePublic(
					new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, number))));
	}

	private static String relaxed(String field) {
		String[] parts = field.split(":", 2);
		return parts[0].strip().toLowerCase(Locale.ROOT) + ":"
				+ parts[1].replaceAll("\r\n(?=[ \t])", "").replaceAll("[ \t]+", " ").strip();
	}

	private static String relaxedBody(String body) {
		String trimmed = body.replaceAll("[ \t]+(?=\r\n|$)", "").replaceAll("[ \t]+", " ").replaceFirst("(\r\n)+$", "");
		return trimmed.isEmpty() ? "" : trimmed + "\r\n";
	}

	private static byte[] sha256(String text) throws Exception {
		return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
	}

}
