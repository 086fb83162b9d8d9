package elchi.alert;

import java.util.Map;
import java.util.Optional;

/**
 * Names of the mailings of alerts.
 */
public final class AlertMailings {

	private AlertMailings() {
	}

	/**
	 * The mailing of a run with such parameters; empty if it is none of the alerts, or
	 * one that goes through days.
	 */
	public static Optional<String> of(Map<String, String> parameters) {
		String upto = parameters.get(RateAlertsParameters.UPTO);
		if (upto == null || parameters.containsKey(RateAlertsParameters.AS_OF)) {
			return Optional.empty();
		}
		return Optional.of("alerts-" + upto + RateAlertsParameters.stamp(parameters.get(RateAlertsParameters.AT)));
	}

}
