package elchi.digest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import elchi.digest.FeedEntries.Entry;
import elchi.digest.FeedEntries.Feed;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed as JSON Feed 1.1.
 */
final class JsonFeed {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private JsonFeed() {
	}

	static String of(Feed feed) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("version", "https://jsonfeed.org/version/1.1");
		members.put("title", feed.title());
		members.put("description", feed.subtitle());
		members.put("language", feed.language());
		members.put("home_page_url", feed.page());
		members.put("feed_url", feed.self());
		members.put("authors", List.of(Map.of("name", feed.title())));
		members.put("items", feed.entries().stream().map(JsonFeed::item).toList());
		return JSON.writeValueAsString(members);
	}

	private static Map<String, Object> item(Entry entry) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("id", entry.id());
		members.put("url", entry.link());
		members.put("title", entry.title());
		members.put("summary", entry.summary());
		members.put("content_html", entry.html());
		members.put("date_published", entry.at().toString());
		members.put("language", entry.language());
		return members;
	}

}
