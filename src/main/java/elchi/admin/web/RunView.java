package elchi.admin.web;

import java.util.List;

/**
 * One run.
 *
 * @param title title of the page
 * @param zone zone of the times
 * @param run the run
 * @param job name of the Batch job
 * @param reason why it was asked for
 * @param ended when it ended; empty while it runs
 * @param parameters what it was for, by name
 * @param remedy what to do about it; empty if nothing
 * @param acts what can be done with it
 * @param moving what moves, while it does
 * @param steps its steps
 * @param books the books of its mailing, once it moves no longer
 */
record RunView(String title, String zone, RunWords.Line run, String job, String reason, String ended,
		List<Fact> parameters, String remedy, List<EditionView.Link> acts, List<LiveView> moving, List<Step> steps,
		List<BooksView> books) {

	boolean live() {
		return !this.moving.isEmpty();
	}

	boolean remediable() {
		return !this.remedy.isEmpty();
	}

	boolean actable() {
		return !this.acts.isEmpty();
	}

	boolean begun() {
		return !this.steps.isEmpty();
	}

	/**
	 * One step of a run.
	 *
	 * @param name its name
	 * @param exit its exit code
	 * @param read items read
	 * @param written items written
	 * @param skipped items left out
	 * @param facts what it recorded
	 */
	record Step(String name, String exit, long read, long written, long skipped, List<Fact> facts) {
	}

	/**
	 * A name and its value.
	 *
	 * @param name what
	 * @param value the value
	 */
	record Fact(String name, String value) {
	}

}
