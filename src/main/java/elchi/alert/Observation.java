package elchi.alert;

import java.time.LocalDate;

import elchi.fx.Fixing;
import org.jspecify.annotations.Nullable;

/**
 * What a series shows on one day.
 */
sealed interface Observation {

	LocalDate date();

	/**
	 * A figure.
	 *
	 * @param from the fixing that it is measured from; null for a value
	 * @param to the fixing of the day
	 * @param span the figure
	 */
	record Measured(@Nullable Fixing from, Fixing to, Span span) implements Observation {

		@Override
		public LocalDate date() {
			return this.to.date();
		}

	}

	/**
	 * No figure.
	 *
	 * @param date the day
	 * @param obstacle why
	 * @param detail one sentence
	 */
	record Missing(LocalDate date, Obstacle obstacle, String detail) implements Observation {
	}

}
