package elchi.admin.cli;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.digest.Week;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Sends a further revision of an edition.
 */
@Command(name = "correct", mixinStandardHelpOptions = true,
		description = "Sends a further revision of the edition of a week, with a note first. Who has the edition or may have it "
				+ "gets the correction in reply; who would still get it gets the correction in its place.",
		footerHeading = "%nExamples:%n",
		footer = {
				"  elchi correct --week=2026-W39 --note=\"Friday's rate of the som was wrong\" --reason=typo --dry-run",
				"  elchi correct --week=2026-W39 --note=\"A report was withdrawn\" --drop=17 --reason=\"withdrawn\"" })
final class CorrectCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Option(names = "--week", paramLabel = "WEEK", required = true, description = "ISO week, 2026-W39.")
	private String week = "";

	@Option(names = "--note", paramLabel = "TEXT", required = true,
			description = "What was wrong: the first line that readers see.")
	private String note = "";

	@Option(names = "--drop", paramLabel = "ARTICLE",
			description = "Number of an article to leave out; a dry run lists them. May be repeated.")
	private Set<Long> dropped = new TreeSet<>();

	CorrectCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session,
				new Act.Correct(Week.parse(this.week), this.note, new TreeSet<>(this.dropped)));
	}

}
