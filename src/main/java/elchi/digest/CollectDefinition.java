package elchi.digest;

import java.util.List;

import elchi.job.Schedule;

/**
 * Which definitions have their sources polled, and when.
 *
 * @param job name of the Batch job
 * @param schedule when it is run
 * @param collects names of the definitions whose sources are collected
 */
record CollectDefinition(String job, Schedule schedule, List<String> collects) {

}
