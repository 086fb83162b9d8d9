package elchi.subscription.web;

import java.net.http.HttpResponse;

import elchi.subscription.Audiences;
import elchi.subscription.Consent;
import elchi.subscription.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What readers change by themselves, and what comes of it.
 */
class PreferencesPageTests extends PublicVisit {

	@Test
	void preferencesAreShownInTheReadersLanguage() throws Exception {
		HttpResponse<String> page = send(request(preferences()).GET());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("Что вы выбрали", "value=\"KZ\" checked> Казахстан", "value=\"KZT\" checked> Тенге",
					"value=\"ru\" selected>Русский", "value=\"text\" checked> простой текст",
					"value=\"monday\" selected>понедельник", "value=\"07:00\" selected")
			.doesNotContain("reader" + this.reader + "@");
		subscribers().erase(this.reader, "test");
		assertThat(send(request(preferences()).GET()).statusCode()).isEqualTo(404);
		assertThat(change("section=leave&list=digest").statusCode()).isEqualTo(404);
	}

	@Test
	void everythingCanBeChangedAndThePageIsShownAnew() throws Exception {
		HttpResponse<String> answer = change("section=choices&name=Aida+%3Cb%3E%0D%0A&language=kk&zone=Asia%2FTashkent"
				+ "&countries=UZ&countries=TJ&currencies=UZS&format=html&style=excerpts&day=friday&hour=18%3A00");
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location")).hasValue("?done=saved");
		assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		Subscriber changed = subscribers().find(this.reader).orElseThrow();
		assertThat(changed.preferences().key()).isEqualTo("kk|Asia/Tashkent|TJ UZ|UZS|html|excerpts|friday|18:00");
		assertThat(changed.name()).isEqualTo("Aida <b>");
		assertThat(shown("?done=saved")).contains("<html lang=\"kk\"", "Сақталды.", "value=\"Aida &lt;b&gt;\"");
		assertThat(shown("?done=%3Cscript%3E")).doesNotContain("script", "role=\"status\"");
	}

	@Test
	void whatWasSealedStaysAsItWasChosen() throws Exception {
		Audiences audiences = context().getBean(Audiences.class);
		audiences.seal("2026-W50-" + this.reader, "digest");
		change("section=choices&name=&language=en&zone=UTC&format=html&style=excerpts&day=&hour=");
		audiences.seal("2026-W51-" + this.reader, "digest");
		assertThat(audiences.reader("2026-W50-" + this.reader, this.reader).orElseThrow().preferences().key())
			.startsWith("ru|Asia/Almaty|KZ");
		assertThat(audiences.reader("2026-W51-" + this.reader, this.reader).orElseThrow().preferences().key())
			.isEqualTo("en|UTC|||html|excerpts||");
	}

	@Test
	void whatAnImportChoseAndThePageDoesNotOfferStaysUnlessItIsChanged() throws Exception {
		this.reader = register("uz-Latn|Z|||html|excerpts|friday|18:30");
		assertThat(shown("")).contains("value=\"uz\" selected", "value=\"UTC\" selected", "value=\"18:30\" selected");
		change("section=choices&name=&language=uz&zone=UTC&format=html&style=excerpts&day=friday&hour=18%3A30");
		assertThat(subscribers().find(this.reader).orElseThrow().preferences().key())
			.isEqualTo("uz-Latn|UTC|||html|excerpts|friday|18:30");
	}

	@Test
	void whatIsNotPossibleIsSaidBesideItsFieldAndNothingChanges() throws Exception {
		HttpResponse<String> answer = change("section=choices&name=" + "x".repeat(101)
				+ "&language=kk&zone=Mars&countries=ZZ&format=html&style=excerpts&day=friday&hour=25%3A00");
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("<html lang=\"ru\"", "id=\"name-wrong\">Имя слишком длинное.",
				"id=\"zone-wrong\">Такого варианта нет.", "id=\"countries-wrong\">", "id=\"hour-wrong\">",
				"href=\"#zone\"", "value=\"friday\" selected");
		assertThat(subscribers().find(this.reader).orElseThrow().preferences().key())
			.isEqualTo("ru|Asia/Almaty|KZ|KZT|text|headlines|monday|07:00");
	}

	@Test
	void pauseHoldsForMailThatIsAlreadyWaitingUntilItsDay() throws Exception {
		assertThat(change("section=pause&list=digest&until=2026-12-24").headers().firstValue("Location"))
			.hasValue("?done=paused");
		assertThat(subscribers().consent(this.reader, "digest"))
			.isEqualTo(new Consent.Withheld("paused until 2026-12-24"));
		assertThat(isSubscribed("alerts")).isTrue();
		assertThat(shown("?done=paused")).contains("приостановлена до 24 декабря 2026", "value=\"resume\"");
		assertThat(change("section=resume&list=digest").headers().firstValue("Location")).hasValue("?done=resumed");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026-11-23", "2026-11-22", "2027-11-25", "24.12.2026", "tomorrow" })
	void pauseNeedsADayWithinAYear(String until) throws Exception {
		HttpResponse<String> answer = change("section=pause&list=digest&until=" + until);
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("id=\"until-digest-wrong\">Пожалуйста, выберите день",
				"value=\"" + until + "\" required aria-invalid=\"true\"");
		assertThat(isSubscribed("digest")).isTrue();
	}

	@Test
	void whoLeftAListComesBackByAFreshMailOnly() throws Exception {
		assertThat(change("section=leave&list=digest").headers().firstValue("Location")).hasValue("?done=left");
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(change("section=resume&list=digest").statusCode()).isEqualTo(303);
		assertThat(change("section=pause&list=digest&until=2026-12-24").statusCode()).isEqualTo(303);
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(shown("")).contains("вы отписались", "value=\"return\"", "Я хочу получать по почте от Elchi");
		assertThat(change("section=return&list=digest").headers().firstValue("Location")).hasValue("?done=asked");
		assertThat(isSubscribed("digest")).isFalse();
		assertThat(context().getBean(JdbcClient.class)
			.sql("SELECT uttered_how FROM wish WHERE address_hash = (SELECT address_hash FROM subscriber WHERE id = :id)")
			.param("id", this.reader)
			.query(String.class)
			.single()).isEqualTo("preferences page");
	}

	@Test
	void listThatIsNoneIsRefused() throws Exception {
		assertThat(change("section=leave&list=weekly").statusCode()).isEqualTo(422);
	}

}
