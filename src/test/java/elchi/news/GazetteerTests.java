package elchi.news;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GazetteerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			KZ | Kazakhstani exporters sell less oil
			KZ | Tokayev’s visit to Ankara
			KZ | В Алматы открыли метро
			KZ | Токаева ждут в Пекине
			KG | A mine near Issyk-Kul reopens
			KG | Osh gets a new market
			KG | Жапаров подписал закон
			KG | В Оше открылся рынок
			TJ | Emomali Rahmon opens a plant
			TJ | GBAO remains closed
			TJ | Рогунская ГЭС даст ток
			TM | Ashgabat to host a gas forum
			TM | Бердымухамедов выступил с речью
			UZ | Mirziyoyev's new government
			UZ | The so'm weakens
			UZ | Ташкентское метро
			UZ | Samarkand summit ends
			""")
	void countryIsMeant(Country country, String text) {
		assertThat(Gazetteer.countriesIn(text)).containsExactly(country);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Central Asia's rivers run dry", "Mary Smith speaks", "A sum of money", "Oshawa factory",
			"Ошибка в расчётах", "nbt test results", "Stanford study", "Iran and Russia sign" })
	void noCountryIsMeant(String text) {
		assertThat(Gazetteer.countriesIn(text)).isEmpty();
	}

	@Test
	void severalCountriesAreMeant() {
		assertThat(Gazetteer.countriesIn("Bishkek, Tashkent and Beijing sign railway deal"))
			.isEqualTo(Set.of(Country.KG, Country.UZ));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Tenge closes the week at 441.97", "The central bank kept its rate", "Somoni is stable",
			"Нацбанк сохранил базовую ставку", "Курс доллара вырос", "Exchange rates for Friday",
			"Currency reserves fall" })
	void moneyIsMeant(String text) {
		assertThat(Gazetteer.speaksOfMoney(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "A deal worth $5 billion", "Somebody opened a dam", "Сомнения остаются", "Current affairs",
			"Валторна и скрипка" })
	void moneyIsNotMeant(String text) {
		assertThat(Gazetteer.speaksOfMoney(text)).isFalse();
	}

}
