package elchi.admin.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The first page: whether the digest went and to how many, who is uncertain, which source
 * failed, what fires next.
 *
 * @param title title of the page
 * @param now the time that it is for the jobs
 * @param zone zone of the times
 * @param troubles what an operator has to look after, one sentence each
 * @param sending whether mail may leave
 * @param answers the questions of the morning, answered
 * @param books the books of the newest mailing; null if there is none
 * @param editions the newest editions
 * @param jobs the definitions with their last and their next run
 * @param sources how the sources answered last
 */
record OverviewView(String title, String now, String zone, List<String> troubles, Sending sending, List<Answer> answers,
		@Nullable BooksView books, List<EditionLines.Line> editions, List<JobLines.Line> jobs,
		List<SourceLines.Line> sources) {

	boolean troubled() {
		return !this.troubles.isEmpty();
	}

	boolean unpublished() {
		return this.editions.isEmpty();
	}

	boolean sourceless() {
		return this.sources.isEmpty();
	}

	/**
	 * Whether mail may leave, for the form that changes it.
	 *
	 * @param on whether it may
	 * @param copied whether it may not since the database looks like a copy
	 */
	record Sending(boolean on, boolean copied) {

		boolean paused() {
			return !this.on && !this.copied;
		}

	}

	/**
	 * A question of the morning.
	 *
	 * @param question the question
	 * @param words the answer
	 * @param tone name of its colour
	 * @param path where there is more about it; empty if nowhere
	 */
	record Answer(String question, String words, String tone, String path) {

		boolean further() {
			return !this.path.isEmpty();
		}

	}

}
