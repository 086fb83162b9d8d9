package elchi.admin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ClassPathResource;

/**
 * The edition that a simulation mails: the demonstration's week, and as many invented
 * articles as make the size that was asked for.
 */
final class SimulationEdition {

	/** About what one article costs in text and HTML together. */
	private static final int ARTICLE = 1500;

	/** What the week of the demonstration makes by itself, with its chart. */
	private static final int WEEK = 26_000;

	private SimulationEdition() {
	}

	static void write(SimulationHome home, int size, int connections) throws IOException {
		StringBuilder feed = new StringBuilder(
				"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Invented</title>\n");
		for (int number = 1; number <= Math.max(0, (size - WEEK) / ARTICLE); number++) {
			feed.append("""
					<item><title>Invented report number %1$d on water, rails and bazaars</title>
					<link>https://example.org/invented/%1$d</link>
					<pubDate>Fri, 25 Sep 2026 %2$02d:%3$02d:00 +0500</pubDate>
					<description>%4$s</description></item>
					""".formatted(number, 8 + number % 10, number % 60, excerpt(number)));
		}
		home.write("invented.xml", feed.append("</channel></rss>\n").toString());
		String digest = new ClassPathResource("demo/jobs/weekly-digest.yaml").getContentAsString(StandardCharsets.UTF_8)
			.replace("rates:\n  KZT", """
					  - {name: invented, outlet: Invented Post, form: feed, location: "%s",
					     observed-at: "2026-09-27T18:00+05:00"}
					rates:
					  KZT""".formatted(home.folder().resolve("invented.xml").toUri()))
			.replaceFirst("(?m)^delivery: .*$",
					"delivery: {lane: digest, connections: %d, rate: 100000/s, retry-until: 48h, uncertain: hold}"
						.formatted(connections));
		home.write("jobs/weekly-digest.yaml", digest);
		home.write("jobs/deliver.yaml",
				new ClassPathResource("demo/jobs/deliver.yaml").getContentAsString(StandardCharsets.UTF_8));
	}

	private static String excerpt(int number) {
		return ("Report %d says that the canal of district %d carried %d cubic metres more than a year before. "
				+ "The traders of bazaar %d had asked for %d new stalls beside the railway station since spring.")
			.formatted(number, number * 7, number * 131, number * 3, number * 11);
	}

}
