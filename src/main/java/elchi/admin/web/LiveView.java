package elchi.admin.web;

import java.util.List;

/**
 * What moves on the page of a run, as a page of its own that a script puts in its place.
 *
 * @param status status of the run
 * @param tone name of the status' colour
 * @param ended whether the run goes on no longer
 * @param steps its steps so far
 * @param bars how far its mailing has come; empty if it has none, or is not sending
 * @param said the same in so few words that they can be read out whenever they change
 */
record LiveView(String status, String tone, boolean ended, List<Step> steps, List<Bar> bars, String said) {

	/**
	 * A step in one line.
	 *
	 * @param name its name
	 * @param words where it stands
	 */
	record Step(String name, String words) {
	}

	/**
	 * A bar.
	 *
	 * @param done how many are done
	 * @param total of how many
	 * @param percent the same in percent
	 * @param words the same in words, with the pace and the time that is left
	 */
	record Bar(long done, long total, int percent, String words) {
	}

}
