package elchi.alert;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the traders' rules.
 *
 * @param mostRules how many active rules one trader may have
 */
@ConfigurationProperties("elchi.alert")
record RuleProperties(@DefaultValue("100") int mostRules) {

	RuleProperties {
		if (mostRules < 1) {
			throw new IllegalArgumentException(
					"elchi.alert.most-rules '%d' is not possible; 1 or more is".formatted(mostRules));
		}
	}

}
