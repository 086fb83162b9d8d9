package elchi.digest;

import java.math.BigDecimal;

import elchi.fx.ChangeInterval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SaidChangeTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "eight decimals support two digits,        0.00774519, 0.00774520, 0.00774521,  0.77, 1",
			"the ticker's somoni supports one digit,     0.06158,    0.06168,    0.06178,     6.2, 1",
			"the ticker's tenge supports whole percents, 0.0623,     0.0677,     0.0722,      7,   1",
			"the ticker's sum supports nothing,         -0.1176,     0.0,        0.1333,      ,    0",
			"a loss,                                    -0.013712,  -0.013711,  -0.013710,   -1.37, -1",
			"a straddle has no sign,                    -0.00003,    0.00001,    0.00004,     0.00, 0" })
	void noMoreDigitsAreSaidThanTheIntervalSupports(String why, BigDecimal low, BigDecimal point, BigDecimal high,
			BigDecimal percent, int sign) {
		var said = SaidChange.of(new ChangeInterval(low, point, high));
		assertThat(said.map(SaidChange::percent).orElse(null)).isEqualTo(percent);
		assertThat(said.map(SaidChange::sign).orElse(0)).isEqualTo(sign);
	}

}
