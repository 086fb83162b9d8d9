package elchi.news;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TitlesTests {

	@Test
	void normalisedTitleIgnoresWhatOutletsEdit() {
		assertThat(Titles.normalised("“Kazakhstan’s Tenge – Steady,” Bank Says"))
			.isEqualTo(Titles.normalised("Kazakhstan's tenge: steady, bank says"));
		assertThat(Titles.normalised("Ещё рост на 5,4%")).isEqualTo("еще рост на 5,4");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Kazakhstan raises base rate to 18 percent         | Kazakhstan's National Bank raises base rate to 18 percent
					Tajikistan and Kyrgyzstan open border crossing    | Kyrgyzstan and Tajikistan Open Border Crossing
					Uzbekistan Airways launches direct flights to London | Uzbekistan Airways to launch direct flights to London
					Kyrgyzstan's parliament approves law on tax amnesty | Parliament of Kyrgyzstan approves tax amnesty law
					Нацбанк Казахстана сохранил базовую ставку 18%    | Нацбанк Казахстана вновь сохранил базовую ставку на уровне 18%
					Rogun dam's third unit starts up in Tajikistan    | Tajikistan: third unit of Rogun dam starts up after delay
					""")
	void tellTheSame(String one, String other) {
		assertThat(Titles.tellTheSame(one, other)).isTrue();
		assertThat(Titles.tellTheSame(other, one)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					different country    | Kazakhstan raises base rate to 18 percent | Uzbekistan raises base rate to 18 percent
					different number     | Kazakhstan raises base rate to 18 percent | Kazakhstan raises base rate to 16.5 percent
					opposite move        | National Bank of Kazakhstan raises base rate by one point | National Bank of Kazakhstan cuts base rate by one point
					opposite move        | Тенге укрепился к доллару по итогам недели торгов | Тенге ослаб к доллару по итогам недели торгов
					different place      | Strong earthquake of magnitude 5.2 strikes near Almaty | Strong earthquake of magnitude 5.2 strikes near Shymkent
					a denial             | Kyrgyzstan will join the new railway project this year | Kyrgyzstan will not join the new railway project this year
					short titles         | Tenge falls again | Tenge falls again
					another day          | Official exchange rates for 24 September | Official exchange rates for 25 September
					another guest        | President Tokayev meets prime minister of Japan in Astana | President Tokayev meets foreign minister of Italy in Astana
					much more is told    | Uzbekistan signs gas agreement | Uzbekistan signs gas agreement as ministers of energy from nine countries meet at forum of investors
					""")
	void doNotTellTheSame(String why, String one, String other) {
		assertThat(Titles.tellTheSame(one, other)).as(why).isFalse();
		assertThat(Titles.tellTheSame(other, one)).as(why).isFalse();
	}

}
