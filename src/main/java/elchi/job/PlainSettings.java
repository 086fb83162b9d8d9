package elchi.job;

/**
 * The settings of a job whose room asks for none of its own.
 *
 * @param job name of the Batch job
 * @param schedule when it is run
 */
record PlainSettings(String job, Schedule schedule) {
}
