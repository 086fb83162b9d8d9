package elchi.alert;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RuleTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "pair=KZT/USD threshold_percent=1 direction=up window_days=7",
			"pair=KZT/USD threshold_percent=0.01 window=fixing clear_percent=0",
			"pair=UZS/TJS threshold_percent=100 window=last-alert once=true expires=2026-12-31",
			"pair=USD/KZT kind=level level=450 direction=down clear_percent=1.5 quiet=22:00-07:00",
			"pair=UZS/USD kind=level level=0.000085", "pair=USD/UZS kind=level level=12000",
			"pair=KZT/USD kind=volatility level=3 snoozed_until=2026-10-05",
			"pair=KZT/USD kind=volatility level=3.5 clear_percent=33", "pair=KGS/USD threshold_percent=3 window=week" })
	void whatIsPrintedReadsAsTheSameRule(String words) {
		ThresholdRule rule = RuleScene.rule(words);
		assertThat(RuleText.read(RuleText.print(rule))).isEqualTo(rule);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					pair=KZT threshold_percent=1 window_days=7        | Currency pair 'KZT' is not of the form KZT/USD
					pair=KZT/XYZ threshold_percent=1 window_days=7    | Unknown currency 'XYZ'; a code of ISO 4217 such as KZT is needed
					pair=KZT/KZT threshold_percent=1 window_days=7    | Currency pair 'KZT/KZT' names one currency twice
					pair=KZT/USD threshold_percent=0 window_days=7    | Threshold 0% is not possible; 0.01% to 100% are
					pair=KZT/USD threshold_percent=-1 window_days=7   | Threshold -1% is not possible; 0.01% to 100% are
					pair=KZT/USD threshold_percent=5000 window_days=7 | Threshold 5000% is not possible; 0.01% to 100% are
					pair=KZT/USD threshold_percent=1,5 window_days=7  | threshold_percent '1,5' is not a number such as 1.5
					pair=KZT/USD threshold_percent=1 window_days=0    | A window of 0 days is not possible; 1 to 366 days are
					pair=KZT/USD threshold_percent=1 window=month     | Window 'month' is not known; 1d to 366d, fixing, week and last-alert are
					pair=KZT/USD threshold_percent=1                  | There is no window; say window_days, 1 to 366, or window: fixing, week or last-alert
					pair=KZT/USD threshold_percent=1 window_days=7 window=week | The window is '7d' and 'week'; say one of them
					pair=KZT/USD threshold_percent=1 window_days=7 direction=sideways | Direction 'sideways' is not known; up, down and either are
					pair=KZT/USD kind=level level=-1                  | Level '-1' is not possible; a positive number below a billion is
					pair=KZT/USD kind=level level=1 threshold_percent=1 | threshold_percent '1' says nothing about a rule of kind level; leave it out
					pair=KZT/USD kind=volatility level=0.5            | 0.5 deviations are not possible; 1 to 50 are
					pair=KZT/USD kind=average level=1                 | Kind 'average' is not known; change, level and volatility are
					pair=KZT/USD threshold_percent=1 window_days=7 expires=soon | expires 'soon' is not a day such as 2026-11-23
					pair=KZT/USD threshold_percent=1 window_days=7 quiet=night | Quiet hours 'night' are not of the form 22:00-07:00
					pair=KZT/USD threshold_percent=1 window_days=7 quiet=22:00:00.5-07:00:00.5 | Quiet hours '22:00:00.5-07:00:00.5' are not of the form 22:00-07:00
					pair=KZT/USD threshold_percent=1 window_days=7 clear_percent=2 | A move of 1% cannot be over at 2%; 0% to less than the threshold is possible
					pair=KZT/USD threshold_percent=1 window_days=7 once=maybe | once 'maybe' is not known; true and false are
					""")
	void aBadWordIsAnsweredWithWhatIsAllowed(String words, String finding) {
		assertThatExceptionOfType(RuleRefusedException.class).isThrownBy(() -> RuleScene.rule(words))
			.satisfies((refused) -> assertThat(refused.findings()).containsExactly(finding));
	}

	@Test
	void allBadWordsAreAnsweredAtOnce() {
		assertThatExceptionOfType(RuleRefusedException.class).isThrownBy(
				() -> RuleScene.rule("pair=KZT threshold_percent=x window_days=0 direction=no quiet=never colour=red"))
			.satisfies((refused) -> assertThat(refused.findings()).hasSize(6));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					pair=KZT/USD threshold_percent=1 window_days=7             | KZT/USD rises or falls by 1% or more within 7 days
					pair=KZT/USD threshold_percent=1 window=week direction=up  | KZT/USD rises by 1% or more since the week before
					pair=USD/KZT kind=level level=450 direction=down once=true | USD/KZT crosses 450 downwards, once
					pair=KZT/USD kind=volatility level=3 quiet=22:00-07:00     | KZT/USD rises or falls by 3 deviations or more since \
					the fixing before, silent at 22:00-07:00
					""")
	void aRuleIsSaidInOneSentence(String words, String sentence) {
		assertThat(RuleText.sentence(RuleScene.rule(words))).isEqualTo(sentence);
	}

}
