package elchi.news;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class FeedDocumentTests {

	private static final URI LOCATION = URI.create("https://outlet.example/feed/");

	@Test
	void wordPressFeedIsReadAsItIsWritten() {
		List<Item> items = read(
				"""
						<?xml version="1.0" encoding="UTF-8"?>
						<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
							xmlns:dc="http://purl.org/dc/elements/1.1/">
						<channel><title>Outlet</title><link>https://outlet.example</link>
						<item>
							<title>Tenge &amp;#8216;steady&amp;#8217; &amp;amp; strong</title>
							<link>https://outlet.example/2026/09/tenge/?utm_source=rss&amp;utm_medium=rss</link>
							<pubDate>Fri, 25 Sep 2026 11:30:00 +0500</pubDate>
							<dc:creator><![CDATA[A Reporter]]></dc:creator>
							<guid isPermaLink="false">https://outlet.example/?p=1970</guid>
							<description><![CDATA[<p>The tenge closed the week at 441.97 to the dollar. Traders expect [&#8230;]</p>
								<p>The post <a href="https://outlet.example/2026/09/tenge/">Tenge steady</a> appeared first on
								<a href="https://outlet.example">Outlet</a>.</p>
								<img width="1" height="1" src="https://stats.example/b.gif" />]]></description>
							<content:encoded><![CDATA[<p>The tenge closed the week at 441.97 to the dollar.</p><p>Traders expect
								little to change before the next meeting of the National Bank.</p>]]></content:encoded>
						</item></channel></rss>
						""");
		assertThat(items).hasSize(1);
		Item item = items.get(0);
		assertThat(item.guid()).isEqualTo("https://outlet.example/?p=1970");
		assertThat(item.link()).hasToString("https://outlet.example/2026/09/tenge/");
		assertThat(item.title()).isEqualTo("Tenge ‘steady’ & strong");
		assertThat(item.publishedAt()).isEqualTo("2026-09-25T06:30:00Z");
		assertThat(item.truncated()).isFalse();
		assertThat(item.text()).isEqualTo("The tenge closed the week at 441.97 to the dollar.\n"
				+ "Traders expect little to change before the next meeting of the National Bank.");
	}

	@Test
	void teaserWithoutItsTextIsTruncated() {
		Item item = read(
				"""
						<rss version="2.0"><channel><title>x</title><item><title>Tenge</title>
						<description>The tenge closed at 441.97. Traders expect [&amp;hellip;]</description></item></channel></rss>
						""")
			.get(0);
		assertThat(item.truncated()).isTrue();
		assertThat(item.text()).isEqualTo("The tenge closed at 441.97. Traders expect");
	}

	@Test
	void atomIsRead() {
		Item item = read("""
				<feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet</title><id>urn:outlet</id>
				<entry><title type="html">Som &amp;amp; somoni</title><id>urn:uuid:1</id>
				<link rel="alternate" href="/news/1?fbclid=x"/><updated>2026-09-26T10:00:00Z</updated>
				<published>2026-09-25T10:00:00+06:00</published>
				<summary>Both currencies were quiet.</summary></entry></feed>
				""").get(0);
		assertThat(item.title()).isEqualTo("Som & somoni");
		assertThat(item.guid()).isEqualTo("urn:uuid:1");
		assertThat(item.link()).hasToString("https://outlet.example/news/1");
		assertThat(item.publishedAt()).isEqualTo("2026-09-25T04:00:00Z");
	}

	@Test
	void rdfIsRead() {
		Item item = read(
				"""
						<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
							xmlns:dc="http://purl.org/dc/elements/1.1/">
						<channel rdf:about="https://outlet.example/"><title>Outlet</title><link>https://outlet.example/</link>
						<description>x</description><items><rdf:Seq><rdf:li rdf:resource="https://outlet.example/1"/></rdf:Seq></items>
						</channel>
						<item rdf:about="https://outlet.example/1"><title>Dam opens</title><link>https://outlet.example/1</link>
						<dc:date>2026-09-25</dc:date></item></rdf:RDF>
						""")
			.get(0);
		assertThat(item.title()).isEqualTo("Dam opens");
		assertThat(item.publishedAt()).isEqualTo("2026-09-25T00:00:00Z");
	}

	@ParameterizedTest
	@CsvSource({ "0.91", "0.92", "0.93", "0.94" })
	void oldRssIsRead(String version) {
		assertThat(
				read("""
						<rss version="%s"><channel><title>x</title><link>https://outlet.example</link><description>x</description>
						<language>en</language><item><title>Dam opens</title><link>https://outlet.example/1</link>
						<description>It opened.</description></item></channel></rss>
						"""
					.formatted(version)))
			.extracting(Item::title)
			.containsExactly("Dam opens");
	}

	@Test
	void feedWithoutNamespaceOrVersionIsAFeed() {
		assertThat(read("<feed><title>x</title><entry><title>Café</title></entry></feed>")).hasSize(1);
		assertThat(read("<rss><channel><title>x</title><item><title>Café</title></item></channel></rss>")).hasSize(1);
	}

	@Test
	void badDateIsNoDateAndNeverNow() {
		assertThat(read(rss("<title>Dam</title><pubDate>Sun, 99 Sep 2026 10:00:00 GMT</pubDate>")).get(0).publishedAt())
			.isNull();
		assertThat(read(rss("<title>Dam</title><pubDate>Tue, Jan 23 2018 02:54:55 MST</pubDate>")).get(0).publishedAt())
			.isEqualTo("2018-01-23T09:54:55Z");
	}

	@ParameterizedTest
	@CsvSource({ "windows-1251,windows-1251", "KOI8-R,koi8-r", "windows-1251,", "KOI8-R,", "UTF-8,windows-1251",
			"UTF-8,no-such-charset", "windows-1251,utf-8", "UTF-16,utf-16", "windows-1251,no-such-charset" })
	void russianSurvivesEveryProlog(Charset real, String declared) {
		String prolog = (declared != null) ? "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>"
				: "<?xml version=\"1.0\"?>";
		byte[] body = (prolog + rss("<title>Нацбанк сохранил базовую ставку</title>")).getBytes(real);
		assertThat(FeedItems.of(FeedDocument.read(body, null), LOCATION, Locale.ENGLISH)).extracting(Item::title)
			.containsExactly("Нацбанк сохранил базовую ставку");
	}

	@Test
	void frenchSurvivesWithoutAProlog() {
		byte[] body = rss("<title>Le café à Douchanbé</title>").getBytes(StandardCharsets.ISO_8859_1);
		assertThat(FeedItems.of(FeedDocument.read(body, null), LOCATION, Locale.ENGLISH).get(0).title())
			.isEqualTo("Le café à Douchanbé");
	}

	@Test
	void whatIsNotQuiteXmlIsRepaired() {
		assertThat(read("\n<!-- moved --><?xml version=\"1.0\"?>" + rss(
				"<title>Oil &nbsp;&eacute; gas & \u0007more&#0; &unknown;</title><link>https://x.example/?a=1&b=2</link>")))
			.extracting(Item::title, (item) -> String.valueOf(item.link()))
			.containsExactly(tuple("Oil é gas & more &unknown;", "https://x.example/?a=1&b=2"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					EMPTY          | ''
					EMPTY          | '<?xml version="1.0"?><!-- nothing --> '
					HTML           | '<!DOCTYPE html><html><title>Outlet</title></html>'
					HTML           | '<html><body>Not found</body></html>'
					BLOCKED        | '<!DOCTYPE html><html><title>Just a moment...</title></html>'
					DOCTYPE        | '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://x.example/rss.dtd"><rss version="0.91"/>'
					DOCTYPE        | '<!DOCTYPE x [<!ENTITY a "aaaa">]><rss version="2.0"><channel>&a;</channel></rss>'
					INVALID_XML    | '<rss version="2.0"><channel><item><title><![CD'
					INVALID_XML    | '<rss version="2.0"><channel></rss>'
					UNKNOWN_FORMAT | '<note><to>Elchi</to></note>'
					UNKNOWN_FORMAT | '<rss version="2.0"></rss>'
					UNKNOWN_FORMAT | '{"items": []}'
					UNTITLED       | '<rss version="2.0"><channel><title>x</title><item><link>https://x.example/1</link></item></channel></rss>'
					""")
	void whatIsNoFeedIsRefusedByName(String name, String text) {
		assertThatExceptionOfType(SourceFailedException.class).isThrownBy(() -> read(text))
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo(name));
	}

	@Test
	void contentThatCannotBeDecodedIsRefusedByName() {
		String feed = """
				<feed version="0.3" xmlns="http://purl.org/atom/ns#">
				<entry>
				  <title mode="base64">
				    RXhhbXBsZSA8Yj5BdG9tPC9iPg==
				  </title>
				</entry>
				</feed>""";
		assertThatExceptionOfType(SourceFailedException.class).isThrownBy(() -> read(feed))
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("INVALID_FEED"));
	}

	@Test
	@Timeout(20)
	void hugeNonsenseEndsSoon() {
		for (String piece : List.of(" ", "<!-- -->", "<![CDATA[", "&", "<a>", "the post ", "… ")) {
			String nonsense = piece.repeat(30_000);
			assertThatExceptionOfType(SourceFailedException.class).isThrownBy(() -> read(nonsense));
		}
		read(rss("<title>x</title><description>" + "the post U.S. … ".repeat(10_000) + "</description>"))
			.forEach((item) -> Excerpt.of(item.title(), item.text(), item.truncated(), Locale.ENGLISH));
	}

	private static String rss(String item) {
		return "<rss version=\"2.0\"><channel><title>x</title><item>" + item + "</item></channel></rss>";
	}

	private static List<Item> read(String text) {
		return FeedItems.of(FeedDocument.read(text.getBytes(StandardCharsets.UTF_8), null), LOCATION, Locale.ENGLISH);
	}

}
