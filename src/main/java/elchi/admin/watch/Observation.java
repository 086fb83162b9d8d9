package elchi.admin.watch;

import java.util.List;
import java.util.Set;

/**
 * What is found in one look around.
 *
 * @param findings what is not as it should be
 * @param undecided objects of which nothing can be said now, since they are at work:
 * their conditions stay as they are
 */
record Observation(List<Finding> findings, Set<String> undecided) {

	Observation {
		findings = List.copyOf(findings);
		undecided = Set.copyOf(undecided);
	}

}
