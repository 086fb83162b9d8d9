package elchi.job;

import java.time.Duration;

/**
 * A launch has come to its end, well or not; published once that is recorded.
 *
 * @param definition name of the definition
 * @param outcome simple name of the {@link RunOutcome}, {@code Completed}
 * @param took how long the run took; zero if there was none
 */
public record JobRunEnded(String definition, String outcome, Duration took) {
}
