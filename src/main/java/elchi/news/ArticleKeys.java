package elchi.news;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names under which an article is known within its source: its guid, its address, or
 * what it says. Whoever shares one of them is the same article, so a new guid with the
 * old address is an old article.
 * <p>
 * Judged per document: a guid that several articles of it bear names none of them, and
 * counts together with what tells them apart; an address that several bear counts for
 * none.
 */
class ArticleKeys {

	private final Map<String, Set<String>> addressesOfGuid = new HashMap<>();

	private final Map<String, Set<String>> guidsOfAddress = new HashMap<>();

	ArticleKeys(List<Item> items) {
		for (Item item : items) {
			String guid = String.valueOf(item.guid());
			this.addressesOfGuid.computeIfAbsent(guid, (key) -> new HashSet<>()).add(distinction(item));
			if (item.link() != null) {
				this.guidsOfAddress.computeIfAbsent(CanonicalAddress.key(item.link()), (key) -> new HashSet<>())
					.add((item.guid() != null) ? item.guid() : item.title());
			}
		}
	}

	List<String> of(Item item) {
		List<String> keys = new ArrayList<>();
		if (item.guid() != null) {
			boolean shared = this.addressesOfGuid.getOrDefault(item.guid(), Set.of()).size() > 1;
			keys.add(hash("guid", shared ? item.guid() + "|" + distinction(item) : item.guid()));
		}
		URI link = item.link();
		if (link != null && CanonicalAddress.namesAnArticle(link)
				&& this.guidsOfAddress.getOrDefault(CanonicalAddress.key(link), Set.of()).size() == 1) {
			keys.add(hash("link", CanonicalAddress.key(link)));
		}
		if (keys.isEmpty()) {
			keys.add(hash("text", Titles.normalised(item.title()) + "\n" + item.text()));
		}
		return keys;
	}

	private static String distinction(Item item) {
		return (item.link() != null) ? CanonicalAddress.key(item.link()) : item.title();
	}

	static String hash(String kind, String name) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest((kind + ":" + name).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
