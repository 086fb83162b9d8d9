package elchi.job;

/**
 * A run has failed; published once its end is recorded.
 *
 * @param run the run with its failure in words
 */
public record JobRunFailed(JobRun run) {
}
