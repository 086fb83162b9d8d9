package elchi.digest;

import java.util.List;

import elchi.job.Schedule;

/**
 * What the definition of a collection says.
 *
 * @param job {@code collect}
 * @param schedule when it is run
 * @param collects names of the definitions whose sources are collected
 */
record CollectDefinition(String job, Schedule schedule, List<String> collects) {

}
