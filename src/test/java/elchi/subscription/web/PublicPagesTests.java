package elchi.subscription.web;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import elchi.subscription.Consent;
import elchi.subscription.LinkPurpose;
import elchi.subscription.LinkTicket;
import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.template.Phrases;
import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicPagesTests extends PublicVisit {

	@Test
	void openingTheLinkShowsAButtonAndChangesNothing() throws Exception {
		HttpResponse<String> page = send(request(this.link).GET());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("<html lang=\"ru\"", "еженедельный дайджест. Отписаться?", "method=\"post\"",
					"name=\"List-Unsubscribe\" value=\"One-Click\"")
			.doesNotContain("reader" + this.reader);
		assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		HttpResponse<String> head = send(request(this.link).method("HEAD", BodyPublishers.noBody()));
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void oneClickEndsTheListAndOnlyThatList() throws Exception {
		HttpResponse<String> answer = post(this.link, FORM, ONE_CLICK);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("Вы отписались");
		assertThat(answer.headers().map()).doesNotContainKeys("location", "set-cookie");
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(isSubscribed("alerts")).isTrue();
		assertThat(subscribers().consent(this.reader, "digest"))
			.isEqualTo(new Consent.Withheld("unsubscribed 2026-11-23"));
	}

	@Test
	void oneClickMayBeRepeatedAndTheFirstTimeCounts() throws Exception {
		post(this.link, FORM, ONE_CLICK);
		context().getBean(MutableClock.class).tick(Duration.ofDays(1));
		HttpResponse<String> again = post(this.link, FORM, ONE_CLICK);
		context().getBean(MutableClock.class).tick(Duration.ofDays(-1));
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(subscribers().consent(this.reader, "digest"))
			.isEqualTo(new Consent.Withheld("unsubscribed 2026-11-23"));
		assertThat(send(request(this.link).GET()).body()).contains("Вы отписались").doesNotContain("<form");
	}

	@Test
	void oneClickComesAsMultipartToo() throws Exception {
		String body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
		assertThat(post(this.link, "multipart/form-data; boundary=x", body).statusCode()).isEqualTo(200);
		assertThat(isSubscribed("digest")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x=y", "List-Unsubscribe=yes", "list-unsubscribe=One-Click" })
	void postWithoutTheKeyIsRefused(String body) throws Exception {
		HttpResponse<String> answer = post(this.link, FORM, body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("<form method=\"post\">");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void cookieAndForeignOriginAreNoWall() throws Exception {
		HttpResponse<String> answer = send(request(this.link).header("Content-Type", FORM)
			.header("Cookie", "SESSION=x")
			.header("Origin", "https://mail.example")
			.POST(BodyPublishers.ofString(ONE_CLICK)));
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void linkThatIsNotGoodSaysSoInTheVisitorsLanguage() throws Exception {
		String forged = this.link.toString().substring(0, this.link.toString().length() - 1);
		HttpResponse<String> post = post(URI.create(forged), FORM, ONE_CLICK);
		assertThat(post.statusCode()).isEqualTo(404);
		HttpResponse<String> page = send(request(URI.create(forged)).header("Accept-Language", "ru-KZ").GET());
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("Ссылка не работает");
		assertThat(send(request(URI.create(forged)).header("Accept-Language", "fr").GET()).body())
			.contains("This link does not work");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void preferencesTokenDoesNotUnsubscribeNorTheOtherWayRound() throws Exception {
		URI preferences = preferences();
		URI crossed = URI.create(preferences.toString().replace("/p/", "/u/"));
		assertThat(post(crossed, FORM, ONE_CLICK).statusCode()).isEqualTo(404);
		assertThat(send(request(URI.create(this.link.toString().replace("/u/", "/p/"))).GET()).statusCode())
			.isEqualTo(404);
	}

	/**
	 * What was answered is left in target/pages to look at.
	 */
	@ParameterizedTest
	@MethodSource("languages")
	void everyPageSpeaksEveryLanguage(String language) throws Exception {
		this.reader = register(language + "|Asia/Dushanbe|TJ UZ|TJS UZS|html|excerpts|friday|18:30");
		this.link = links().unsubscribe(this.reader, "digest", "2026-W47", links().sealedKeyId());
		subscribers().unsubscribe(this.reader, "alerts", context().getBean(MutableClock.class).instant(), "test");
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("preferences", send(request(preferences()).GET()).body());
		pages.put("unsubscribe", send(request(this.link).GET()).body());
		pages.put("unsubscribed", post(this.link, FORM, ONE_CLICK).body());
		pages.put("link-not-good",
				send(request(URI.create("/u/none")).header("Accept-Language", language).GET()).body());
		Files.createDirectories(Path.of("target", "pages"));
		for (Map.Entry<String, String> page : pages.entrySet()) {
			assertThat(page.getValue()).as(page.getKey())
				.contains("<html lang=\"%s\"".formatted(language))
				.doesNotContain("{{", "subscription.");
			Files.writeString(Path.of("target", "pages", page.getKey() + "-" + language + ".html"), page.getValue());
		}
		assertThat(pages.get("preferences"))
			.contains(context().getBean(Phrases.class).in(Locale.forLanguageTag(language)).text("digest.currency.UZS"))
			.contains("value=\"18:30\" selected");
	}

	static Set<String> languages() {
		return Preferences.LANGUAGES;
	}

	@Test
	void preferencesLinkExpires() throws Exception {
		URI old = links().preferences(this.reader,
				context().getBean(MutableClock.class).instant().minus(Links.PREFERENCES_LIFE), "k1");
		assertThat(send(request(old).GET()).statusCode()).isEqualTo(404);
	}

	@Test
	void pagesLeaveNoTrace() throws Exception {
		for (URI page : List.of(this.link, preferences())) {
			HttpResponse<String> answer = send(request(page).GET());
			assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
			assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
			assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
				.contains("default-src 'none'");
			assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
		}
	}

	@Test
	void linkOfSomebodyUnknownIsAnsweredLikeAnyOther() throws Exception {
		URI unknown = links().link(new LinkTicket(LinkPurpose.UNSUBSCRIBE, 99_999, "digest", "", null), "k1");
		assertThat(post(unknown, FORM, ONE_CLICK).statusCode()).isEqualTo(200);
	}

}
