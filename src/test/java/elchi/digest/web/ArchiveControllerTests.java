package elchi.digest.web;

import java.nio.file.Path;

import elchi.digest.ArchivePress;
import elchi.test.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

class ArchiveControllerTests {

	@TempDir
	private static Path home;

	private static ArchivePress press;

	private static MockMvc web;

	@BeforeAll
	static void release() throws Exception {
		press = new ArchivePress(Database.h2(), home.toString());
		press.release("2026-W38", "Earlier");
		press.close("2026-W38");
		press.release("2026-W39", "Told");
		press.freeze("2026-W40", "Waiting");
		PageLanguage languages = new PageLanguage(press.phrases());
		web = MockMvcBuilders
			.standaloneSetup(new ArchiveController(press.archive(), languages, press.pages()),
					new ArchiveDataController(press.archive(), press.feeds(), press.rates(), languages))
			.build();
	}

	@AfterAll
	static void close() {
		press.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			ru      | -                 | ru
			-       | fr, tg-TJ;q=0.8   | tg
			-       | fr                | en
			-       | -                 | en
			-       | *                 | en
			kk-KZ   | ru                | kk
			%%;q=x  | ru                | en
			-       | %%;q=x            | en
			nope    | ru                | en
			""")
	void theAddressSaysTheLanguageElseTheBrowser(String wanted, String accepted, String language) throws Exception {
		MockHttpServletRequestBuilder request = get("/archive/2026-W39");
		if (wanted != null) {
			request.param("lang", wanted);
		}
		if (accepted != null) {
			request.header(HttpHeaders.ACCEPT_LANGUAGE, accepted);
		}
		MockHttpServletResponse page = web.perform(request).andReturn().getResponse();
		assertThat(page.getStatus()).isEqualTo(200);
		assertThat(page.getHeader(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo(language);
		assertThat(page.getHeader(HttpHeaders.VARY)).contains(HttpHeaders.ACCEPT_LANGUAGE);
		assertThat(page.getContentAsString()).contains("<html lang=\"" + language + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/archive", "/archive/2026-W39", "/archive/2026-W38/chart.png", "/archive/feed.atom",
			"/archive/feed.json", "/archive/2026-W38/rates.csv", "/archive/2026-W39/rates.json" })
	void whatIsUnchangedIsNotSentAgain(String path) throws Exception {
		MockHttpServletResponse first = web.perform(get(path)).andReturn().getResponse();
		String tag = first.getHeader(HttpHeaders.ETAG);
		assertThat(tag).isNotNull();
		MockHttpServletResponse again = web.perform(get(path).header(HttpHeaders.IF_NONE_MATCH, tag))
			.andReturn()
			.getResponse();
		assertThat(again.getStatus()).isEqualTo(304);
		assertThat(again.getContentAsByteArray()).isEmpty();
		assertThat(web.perform(get(path).header(HttpHeaders.IF_NONE_MATCH, "\"other\""))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(200);
	}

	@Test
	void aPageMayChangeAndAPictureOfAClosedEditionMayNot() throws Exception {
		assertThat(caching("/archive/2026-W38")).isEqualTo("max-age=300, public");
		assertThat(caching("/archive/2026-W39/chart.png")).isEqualTo("max-age=300, public");
		assertThat(caching("/archive/feed.atom")).isEqualTo("max-age=300, public");
		assertThat(caching("/archive/2026-W39/rates.csv")).isEqualTo("max-age=300, public");
		assertThat(caching("/archive/2026-W38/rates.csv")).isEqualTo("max-age=31536000, public, immutable");
		assertThat(caching("/archive/2026-W38/chart.png")).isEqualTo("max-age=31536000, public, immutable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/archive/2026-W40", "/archive/2026-W41", "/archive/nothing", "/archive/2026-W39.0",
			"/archive/2026-W39.x", "/archive?page=2", "/archive?page=0", "/archive?page=x",
			"/archive?page=99999999999" })
	void whatIsNotThereIsSaidInTheVisitorsLanguage(String path) throws Exception {
		MockHttpServletResponse page = web.perform(get(path).header(HttpHeaders.ACCEPT_LANGUAGE, "ru"))
			.andReturn()
			.getResponse();
		assertThat(page.getStatus()).isEqualTo(404);
		assertThat(page.getContentAsString()).contains("Такого выпуска нет", "href=\"/archive?lang=ru\"")
			.doesNotContain("Waiting");
		assertThat(page.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
	}

	@ParameterizedTest
	@CsvSource({ "/archive/feed.atom, application/atom+xml;charset=UTF-8",
			"/archive/feed.json, application/feed+json;charset=UTF-8",
			"/archive/2026-W39/rates.csv, text/csv;charset=UTF-8", "/archive/2026-W39/rates.json, application/json" })
	void programsAreToldWhatTheyGet(String path, String type) throws Exception {
		assertThat(web.perform(get(path)).andReturn().getResponse().getContentType()).isEqualTo(type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/archive/2026-W40/rates.csv", "/archive/2026-W41/rates.json", "/archive/x/rates.csv",
			"/archive/2026-W40/chart.png" })
	void programsGetNothingOfWhatIsNotReleased(String path) throws Exception {
		MockHttpServletResponse answer = web.perform(get(path)).andReturn().getResponse();
		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(answer.getContentAsString()).doesNotContain("Waiting", "KZT");
	}

	private static String caching(String path) throws Exception {
		return web.perform(get(path)).andReturn().getResponse().getHeader(HttpHeaders.CACHE_CONTROL);
	}

}
