package elchi.job;

import java.util.Map;

/**
 * What one step of a run did.
 *
 * @param name name of the step
 * @param status such as {@code COMPLETED}
 * @param exit exit code; a step that waits for an operator has {@code WAITING}
 * @param read items read
 * @param written items written
 * @param skipped items left out
 * @param facts what the step itself recorded, by name
 */
public record StepRun(String name, String status, String exit, long read, long written, long skipped,
		Map<String, String> facts) {

	public StepRun {
		facts = Map.copyOf(facts);
	}

}
