package elchi.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import elchi.alert.AlertState.Firing;
import elchi.alert.AlertState.Pending;
import elchi.alert.AlertState.Quiet;
import elchi.alert.AlertState.Recovering;
import elchi.alert.AlertState.Told;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule stands, as columns. The trip points are rounded so that the database finds
 * rather one rule too many.
 *
 * @param rule the rule
 * @param state where it stands
 * @param wake when it is to be decided again though nothing was observed; null for never
 */
record StateColumns(ThresholdRule rule, AlertState state, @Nullable Instant wake) {

	private static final int PLACES = 24;

	Map<String, @Nullable Object> columns() {
		Map<String, @Nullable Object> columns = new LinkedHashMap<>();
		columns.put("state", this.state.getClass().getSimpleName().toUpperCase(Locale.ROOT));
		told(columns);
		quiet(columns);
		Trips trips = Trips.of(this.rule, this.state);
		columns.put("rise", rounded(trips.rise(), RoundingMode.FLOOR));
		columns.put("fall", rounded(trips.fall(), RoundingMode.CEILING));
		columns.put("below", rounded(trips.below(), RoundingMode.CEILING));
		columns.put("above", rounded(trips.above(), RoundingMode.FLOOR));
		columns.put("wake", (this.wake != null) ? this.wake.atOffset(ZoneOffset.UTC) : null);
		return columns;
	}

	private void told(Map<String, @Nullable Object> columns) {
		Sign sign = null;
		int step = 0;
		Told told = null;
		if (this.state instanceof Firing firing) {
			sign = firing.sign();
			step = firing.step();
			told = firing.told();
		}
		else if (this.state instanceof Recovering recovering) {
			sign = recovering.sign();
			step = recovering.step();
			told = recovering.told();
		}
		else if (this.state instanceof Pending pending) {
			sign = pending.sign();
		}
		columns.put("sign", (sign != null) ? sign.name() : null);
		columns.put("step", step);
		columns.put("toldDate", (told != null) ? told.date() : null);
		columns.put("toldFigure", (told != null) ? told.figure() : null);
		columns.put("toldAt", (told != null) ? told.at().atOffset(ZoneOffset.UTC) : null);
	}

	private void quiet(Map<String, @Nullable Object> columns) {
		Quiet quiet = (this.state instanceof Quiet own) ? own : null;
		if (this.state instanceof Pending pending) {
			quiet = pending.before();
		}
		Sign side = (quiet != null) ? quiet.side() : null;
		Basis basis = (quiet != null) ? quiet.basis() : null;
		columns.put("side", (side != null) ? side.name() : null);
		columns.put("basisDate", (basis != null) ? basis.date() : null);
		columns.put("basisLow", (basis != null) ? basis.low() : null);
		columns.put("basisValue", (basis != null) ? basis.value() : null);
		columns.put("basisHigh", (basis != null) ? basis.high() : null);
	}

	private static @Nullable BigDecimal rounded(@Nullable BigDecimal trip, RoundingMode rounding) {
		return (trip != null) ? trip.setScale(PLACES, rounding) : null;
	}

}
