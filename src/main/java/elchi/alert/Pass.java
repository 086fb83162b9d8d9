package elchi.alert;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What all decisions of one evaluation have in common.
 *
 * @param evaluation the evaluation
 * @param repeat after which time a move that goes on is told again; null for never
 */
record Pass(Evaluation evaluation, @Nullable Duration repeat) {

	Instant now() {
		return this.evaluation.asOf();
	}

}
